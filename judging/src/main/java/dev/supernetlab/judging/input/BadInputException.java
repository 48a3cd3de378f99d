package dev.supernetlab.judging.input;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What was given cannot be judged, with the first things that are wrong with it. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public BadInputException(List<Fault> faults) {
    super(faults.stream().map(Fault::message).collect(joining("\n")));
    this.faults = List.copyOf(faults);
  }

  BadInputException(Fault fault) {
    this(List.of(fault));
  }

  /** At least one, in the order of the input. */
  public List<Fault> faults() {
    return faults;
  }
}
