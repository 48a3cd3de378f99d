package dev.supernetlab.ranking.interference;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mean change of the scores of the children at one Hamming distance from the child just trained.
 *
 * @param distance edges on which the two choose different operators; 0 is the trained child itself
 * @param changes seen
 * @param meanChange fraction -1..1; empty if none was seen
 */
public record DistanceEffect(int distance, long changes, OptionalDouble meanChange) {

  /**
   * The effects in one instance, from distance 0 to the number of edges.
   *
   * @throws IllegalArgumentException if the codes differ in length
   */
  public static List<DistanceEffect> of(double[][] series, int[] lastTrained, List<String> codes) {
    int edges = codes.get(0).length();
    Changes.Mean[] means =
        Stream.generate(Changes.Mean::new).limit(edges + 1L).toArray(Changes.Mean[]::new);
    int[][] distances =
        codes.stream()
            .map(a -> codes.stream().mapToInt(b -> distance(a, b)).toArray())
            .toArray(int[][]::new);
    Changes.of(
        series,
        lastTrained,
        (trained, evaluated, change) -> means[distances[trained][evaluated]].add(change));
    return IntStream.rangeClosed(0, edges)
        .mapToObj(d -> new DistanceEffect(d, means[d].n(), means[d].value()))
        .toList();
  }

  /** Places at which two codes of one length differ. */
  static int distance(String a, String b) {
    if (a.length() != b.length()) {
      throw new IllegalArgumentException("codes of different lengths: " + a + ", " + b);
    }
    return (int) IntStream.range(0, a.length()).filter(e -> a.charAt(e) != b.charAt(e)).count();
  }
}
