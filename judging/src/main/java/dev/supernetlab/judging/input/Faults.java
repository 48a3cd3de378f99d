package dev.supernetlab.judging.input;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that it is told together. */
final class Faults {
  /** More of them tell a user nothing new. */
  private static final int ENOUGH = 20;

  private final String file;
  private final List<Fault> found = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /**
   * Notes a fault.
   *
   * @param field 0-based
   * @throws BadInputException if there are enough
   */
  void add(long line, int field, String value, String allowed) {
    found.add(new Fault(file, line, field + 1, value, allowed));
    if (found.size() >= ENOUGH) {
      raise();
    }
  }

  /** Notes a fault of a whole line. */
  void add(long line, String allowed) {
    add(line, -1, null, allowed);
  }

  /** Ends reading if anything was wrong. */
  void raise() {
    if (!found.isEmpty()) {
      throw new BadInputException(found);
    }
  }
}
