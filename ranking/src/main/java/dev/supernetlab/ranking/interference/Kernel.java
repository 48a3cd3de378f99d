package dev.supernetlab.ranking.interference;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The interference kernel: what a step of one child does to another's score, on average.
 *
 * @param meanChange [trained child][evaluated child], fraction -1..1; empty where never seen
 * @param changes seen after each trained child, over all evaluated children
 */
public record Kernel(List<List<OptionalDouble>> meanChange, List<Integer> changes) {
  public Kernel {
    meanChange = meanChange.stream().map(List::copyOf).toList();
    changes = List.copyOf(changes);
  }

  /** Averages over instances, each change counted once. */
  public static Kernel of(List<double[][]> instances, List<int[]> lastTrained) {
    int n = instances.get(0)[0].length;
    Changes.Mean[][] cells = new Changes.Mean[n][n];
    for (Changes.Mean[] row : cells) {
      Arrays.setAll(row, c -> new Changes.Mean());
    }
    for (int i = 0; i < instances.size(); i++) {
      Changes.of(
          instances.get(i),
          lastTrained.get(i),
          (trained, evaluated, change) -> cells[trained][evaluated].add(change));
    }
    return new Kernel(
        Arrays.stream(cells)
            .map(row -> Arrays.stream(row).map(Changes.Mean::value).toList())
            .toList(),
        IntStream.range(0, n)
            .mapToObj(u -> (int) Arrays.stream(cells[u]).mapToLong(Changes.Mean::n).sum())
            .toList());
  }
}
