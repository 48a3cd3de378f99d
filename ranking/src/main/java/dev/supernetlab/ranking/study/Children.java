package dev.supernetlab.ranking.study;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The children that are ranked; every array of scores has one value for each, in this order.
 *
 * @param names distinct
 * @param codes operators by edge, one character for each edge, so that the Hamming distance of two
 *     children is that of their codes; empty if they are not known
 * @param features by name, as it fits after "ranking by" (for example {@code parameter count}), one
 *     value per child, more being held better, NaN where unknown; what a ranking is compared with
 * @param sample whether the children are drawn from more, so that intervals are about those as well
 */
public record Children(
    List<String> names, List<String> codes, Map<String, double[]> features, boolean sample) {

  /**
   * Checked.
   *
   * @throws IllegalArgumentException if names repeat, codes differ in length, or a list has another
   *     length than the names
   */
  public Children {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
    features = new LinkedHashMap<>(features);
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("two children have the same name");
    }
    if (!codes.isEmpty() && codes.size() != names.size()) {
      throw new IllegalArgumentException(codes.size() + " codes for " + names.size() + " children");
    }
    if (codes.stream().mapToInt(String::length).distinct().count() > 1) {
      throw new IllegalArgumentException("codes of different lengths");
    }
    int size = names.size();
    features.forEach((name, values) -> Shape.check(name, values, size));
  }

  /** Children of which only the names are known, and which are all there are. */
  public static Children named(List<String> names) {
    return new Children(names, List.of(), Map.of(), false);
  }

  public int size() {
    return names.size();
  }

  /** Edges of a cell; empty if the codes are not known. */
  public OptionalInt edges() {
    return codes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(codes.get(0).length());
  }
}
