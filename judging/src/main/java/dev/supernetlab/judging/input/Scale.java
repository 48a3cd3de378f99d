package dev.supernetlab.judging.input;

/**
 * Finds out whether the accuracies of a file are fractions or per cent. They are per cent where
 * more of them are above 1 than are not; a mixture with fewer is refused.
 */
final class Scale {
  private static final double HUNDRED = 100;

  private final Faults faults;
  private long fractions;
  private long above;
  private long firstLine;
  private int firstField;
  private double first;

  Scale(Faults faults) {
    this.faults = faults;
  }

  /**
   * Takes note of an accuracy as it stands in the file; NaN says nothing.
   *
   * @param field 0-based
   */
  void see(double accuracy, long line, int field) {
    if (accuracy < 0 || accuracy > HUNDRED) {
      faults.add(
          line,
          field,
          Double.toString(accuracy),
          "must be an accuracy: a fraction 0 to 1, or per cent 0 to 100");
    } else if (accuracy > 1) {
      if (above++ == 0) {
        firstLine = line;
        firstField = field;
        first = accuracy;
      }
    } else if (accuracy > 0) {
      fractions++;
    }
  }

  /** What accuracies are to be divided by to be fractions. */
  double divisor() {
    if (above > 0 && above <= fractions) {
      faults.add(
          firstLine,
          firstField,
          Double.toString(first),
          "must be a fraction 0 to 1, as most accuracies in this file are");
    }
    return above > 0 ? HUNDRED : 1;
  }

  /** Makes fractions of accuracies, in place. */
  void apply(double[] accuracies) {
    double divisor = above > 0 ? HUNDRED : 1;
    for (int i = 0; i < accuracies.length; i++) {
      accuracies[i] /= divisor;
    }
  }
}
