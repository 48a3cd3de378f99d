package dev.supernetlab.deployment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as Java, Docker and Kubernetes write them. */
final class Sizes {
  /** What a Java machine needs beside heap and native buffers, in bytes. */
  static final long JAVA_ITSELF = 256L << 20;

  private static final Pattern SIZE = Pattern.compile("(\\d+)([KMGkmg])i?B?");
  private static final Pattern HEAP = Pattern.compile("-Xmx(\\w+)");
  private static final Pattern NATIVE = Pattern.compile("javacpp\\.maxbytes=(\\w+)");

  private Sizes() {}

  static long bytes(String size) {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new AssertionError("no size: " + size);
    }
    int shift = 10 * (1 + "KMG".indexOf(Character.toUpperCase(matcher.group(2).charAt(0))));
    return Long.parseLong(matcher.group(1)) << shift;
  }

  /** Heap and native memory that a Java machine with these options may take, in bytes. */
  static long javaBytes(String options) {
    return option(HEAP, options) + option(NATIVE, options);
  }

  private static long option(Pattern pattern, String options) {
    Matcher matcher = pattern.matcher(options);
    return matcher.find() ? bytes(matcher.group(1)) : 0;
  }
}
