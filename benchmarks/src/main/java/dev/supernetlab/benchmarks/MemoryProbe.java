package dev.supernetlab.benchmarks;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.space.Child;
import java.util.Arrays;
import java.util.List;

/** Trains the given children of a network in a process of its own and prints its peak memory. */
final class MemoryProbe {
  private static final int RUNS = 3;

  private MemoryProbe() {}

  /** Expects the network's name, then labels. */
  public static void main(String[] args) {
    Network network = Network.named(args[0]);
    List<Child> children = Arrays.stream(args).skip(1).map(network.space()::child).toList();
    try (Session session = Session.of(Task.training(network, children), KernelSet.openBest())) {
      for (int run = 0; run < RUNS; run++) {
        session.run();
      }
    }
    System.out.println(Machine.peakMemory().orElse(0L));
  }
}
