package dev.supernetlab.supernet.score;

import dev.supernetlab.supernet.score.ScoringGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In which order a graph is computed, what is computed right into the sum that is its only reader,
 * and when a result is read for the last time.
 */
final class Schedule {
  private static final int NEVER = -1;

  private final List<Integer> order = new ArrayList<>();
  private final boolean[] inlined;
  private final List<List<Integer>> lastReads = new ArrayList<>();

  Schedule(ScoringGraph graph) {
    List<Node> nodes = graph.nodes();
    this.inlined = inlined(nodes);
    int[] lastRead = new int[nodes.size()];
    Arrays.fill(lastRead, NEVER);
    for (int number = 0; number < nodes.size(); number++) {
      lastReads.add(new ArrayList<>());
      if (!inlined[number]) {
        order.add(number);
        for (int input : reads(nodes, number)) {
          lastRead[input] = number;
        }
      }
    }
    for (int number = 0; number < nodes.size(); number++) {
      if (lastRead[number] != NEVER) {
        lastReads.get(lastRead[number]).add(number);
      }
    }
  }

  /** Numbers of the nodes that have a result of their own. */
  List<Integer> order() {
    return order;
  }

  /** Whether a node is a term that is computed when its sum is, into the sum's result. */
  boolean inlined(int number) {
    return inlined[number];
  }

  /** Nodes whose results nobody reads after this one. */
  List<Integer> lastReads(int number) {
    return lastReads.get(number);
  }

  private static boolean[] inlined(List<Node> nodes) {
    int[] readers = new int[nodes.size()];
    for (Node node : nodes) {
      node.inputs().forEach(input -> readers[input]++);
    }
    boolean[] inlined = new boolean[nodes.size()];
    for (Node node : nodes) {
      if (node.computation() instanceof Computation.Sum) {
        for (int term : node.inputs()) {
          Computation computation = nodes.get(term).computation();
          inlined[term] =
              readers[term] == 1
                  && (computation instanceof Computation.Stage
                      || computation instanceof Computation.StageMean
                      || computation instanceof Computation.Dense
                      || computation instanceof Computation.Pool);
        }
      }
    }
    return inlined;
  }

  /** What a node reads, its inlined terms' inputs instead of them. */
  private List<Integer> reads(List<Node> nodes, int number) {
    List<Integer> reads = new ArrayList<>();
    for (int input : nodes.get(number).inputs()) {
      if (inlined[input]) {
        reads.addAll(nodes.get(input).inputs());
      } else {
        reads.add(input);
      }
    }
    return reads;
  }
}
