package dev.supernetlab.judging.render;

import java.util.ArrayList;
import java.util.List;

/** Sentences in lines that fit a terminal. */
public final class Wrapped {
  private static final int WIDTH = 100;

  private Wrapped() {}

  /** The sentence in lines, each behind the indentation. */
  public static List<String> lines(String indent, String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : sentence.split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + word.length() >= WIDTH) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
