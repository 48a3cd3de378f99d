package dev.supernetlab.contracts.check;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A spec that cannot be run, with everything that is wrong with it. */
public final class InvalidSpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidSpecException(List<Violation> violations) {
    super(violations.stream().map(Violation::message).collect(joining("\n")));
    this.violations = List.copyOf(violations);
  }

  /** All violations, at least one, in document order of their sections. */
  public List<Violation> violations() {
    return violations;
  }
}
