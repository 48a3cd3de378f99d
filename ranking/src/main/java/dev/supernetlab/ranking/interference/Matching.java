package dev.supernetlab.ranking.interference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Pairs that together weigh most, by the blossom algorithm (Kolmogorov 2009). */
final class Matching {
  /** Weights are rounded to multiples of this, so that sums and differences of them are exact. */
  private static final double UNIT = 0x1p-28;

  private Matching() {}

  /**
   * Exactly so many disjoint pairs with the greatest sum of weights.
   *
   * <p>A perfect matching where n - 2 {@code pairs} extra vertices, tied to all real ones with
   * weight 0 and to each other not at all, take up who stays alone.
   *
   * @param weight symmetric, finite
   * @param pairs at most n / 2
   * @return the pairs, smaller index first, in ascending order
   */
  static List<int[]> heaviest(double[][] weight, int pairs) {
    int n = weight.length;
    if (pairs == 1) {
      return List.of(heaviest(weight));
    }
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int vertex = 0; vertex < n + (n - 2 * pairs); vertex++) {
      graph.addVertex(vertex);
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        graph.setEdgeWeight(graph.addEdge(i, j), Math.rint(weight[i][j] / UNIT));
      }
      for (int alone = n; alone < n + (n - 2 * pairs); alone++) {
        graph.setEdgeWeight(graph.addEdge(i, alone), 0);
      }
    }
    List<int[]> matched = new ArrayList<>();
    for (DefaultWeightedEdge edge :
        new KolmogorovWeightedPerfectMatching<>(graph, ObjectiveSense.MAXIMIZE)
            .getMatching()
            .getEdges()) {
      int a = graph.getEdgeSource(edge);
      int b = graph.getEdgeTarget(edge);
      if (Math.max(a, b) < n) {
        matched.add(new int[] {Math.min(a, b), Math.max(a, b)});
      }
    }
    matched.sort(Comparator.comparingInt(pair -> pair[0]));
    return matched;
  }

  private static int[] heaviest(double[][] weight) {
    int[] best = {0, 1};
    for (int i = 0; i < weight.length; i++) {
      for (int j = i + 1; j < weight.length; j++) {
        if (weight[i][j] > weight[best[0]][best[1]]) {
          best = new int[] {i, j};
        }
      }
    }
    return best;
  }
}
