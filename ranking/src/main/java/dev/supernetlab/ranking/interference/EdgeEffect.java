package dev.supernetlab.ranking.interference;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mean change of scores by whether a child has the operator of the child just trained on one edge.
 * The trained child itself counts among those that share.
 *
 * @param edge from 0, in the order of the code
 * @param sharedChanges seen of children with the same operator there
 * @param shared their mean change, fraction -1..1; empty if none was seen
 * @param otherChanges seen of children with another operator there
 * @param other their mean change; empty if none was seen
 */
public record EdgeEffect(
    int edge, long sharedChanges, OptionalDouble shared, long otherChanges, OptionalDouble other) {

  /** How much more those gain that share; empty if either mean is. */
  public OptionalDouble difference() {
    return shared.isPresent() && other.isPresent()
        ? OptionalDouble.of(shared.getAsDouble() - other.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The effects in one instance, edge by edge. */
  public static List<EdgeEffect> of(double[][] series, int[] lastTrained, List<String> codes) {
    int edges = codes.get(0).length();
    List<Changes.Mean> shared = Stream.generate(Changes.Mean::new).limit(edges).toList();
    List<Changes.Mean> other = Stream.generate(Changes.Mean::new).limit(edges).toList();
    Changes.of(
        series,
        lastTrained,
        (trained, evaluated, change) -> {
          String a = codes.get(trained);
          String b = codes.get(evaluated);
          for (int edge = 0; edge < edges; edge++) {
            (a.charAt(edge) == b.charAt(edge) ? shared : other).get(edge).add(change);
          }
        });
    return IntStream.range(0, edges)
        .mapToObj(
            e ->
                new EdgeEffect(
                    e,
                    shared.get(e).n(),
                    shared.get(e).value(),
                    other.get(e).n(),
                    other.get(e).value()))
        .toList();
  }
}
