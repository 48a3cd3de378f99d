package dev.supernetlab.contracts.plan;

/** The digits of labels: the 1-based number of an operator, 1-9, then a-z. */
final class Labels {
  private static final String DIGITS = "123456789abcdefghijklmnopqrstuvwxyz";

  private Labels() {}

  /** The label of these 0-based choices. */
  static String of(int[] choices) {
    char[] label = new char[choices.length];
    for (int edge = 0; edge < label.length; edge++) {
      label[edge] = DIGITS.charAt(choices[edge]);
    }
    return new String(label);
  }

  /** The 0-based choice of an edge; -1 if the character is no digit. */
  static int digit(String label, int edge) {
    return DIGITS.indexOf(label.charAt(edge));
  }
}
