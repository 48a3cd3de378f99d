package dev.supernetlab.contracts.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what a misspelt name may have meant. */
final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /** The name that is fewest edits away, if those are at most a third of its letters. */
  static Optional<String> to(String word, List<String> names) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .min(Comparator.comparingInt(name -> edits(word, name)))
        .filter(name -> 3 * edits(word, name) <= Math.max(3, name.length()));
  }

  /** Levenshtein's distance, with exchanged neighbours counted as one edit. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
