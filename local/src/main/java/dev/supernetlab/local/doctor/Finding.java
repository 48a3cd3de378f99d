package dev.supernetlab.local.doctor;

/** One line of what was found: a label, which may be empty, and a text. */
record Finding(String label, String text) {
  @Override
  public String toString() {
    return "%-10s %s".formatted(label, text).stripTrailing();
  }
}
