package dev.supernetlab.benchmarks;

import dev.supernetlab.supernet.space.Child;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trained images per second, ours and PyTorch's in turn on the same child and the whole machine;
 * the median of the pairs' ratios counts.
 */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false)
final class CompareTraining implements Callable<Integer> {
  @Option(names = "--networks", split = ",", description = "paper, small, quickstart (all)")
  private List<String> networks = List.of("paper", "small", "quickstart");

  @Option(names = "--children", split = ",", description = "labels (${DEFAULT-VALUE})")
  private List<String> children = List.of("111", "222", "333", "444");

  @Option(names = "--pairs", description = "alternating measurements (${DEFAULT-VALUE})")
  private int pairs = 5;

  @Option(names = "--seconds", description = "length of each measurement (${DEFAULT-VALUE})")
  private double seconds = 2;

  @Option(names = "--python", description = "the interpreter that has PyTorch (${DEFAULT-VALUE})")
  private String python = "/usr/bin/python3";

  @Option(names = "--peer", required = true, description = "the peer's script")
  private Path peer;

  public static void main(String[] args) {
    System.exit(new CommandLine(new CompareTraining()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try (Ours ours = new Ours()) {
      Optional<PyTorch> torch = PyTorch.start(python, peer);
      System.out.printf(
          "Java %s, %s, %d trainings of 1 thread; %s%n",
          Runtime.version().feature(),
          System.getProperty("os.arch"),
          ours.threads(),
          torch
              .map(PyTorch::version)
              .orElse("no PyTorch here: " + python + " cannot import torch"));
      System.out.printf(
          "%-12s%6s%12s%12s%8s%18s%n",
          "network", "child", "ours img/s", "peer img/s", "ratio", "(min-max)");
      for (String network : networks) {
        compare(ours, torch, Network.named(network));
      }
      torch.ifPresent(PyTorch::close);
    }
    return 0;
  }

  private void compare(Ours ours, Optional<PyTorch> torch, Network network) throws Exception {
    double logSum = 0;
    for (String label : children) {
      Child child = network.space().child(label);
      ours.imagesPerSecond(network, child, seconds); // lets the JIT finish
      double[] our = new double[pairs];
      double[] their = new double[pairs];
      double[] ratio = new double[pairs];
      for (int pair = 0; pair < pairs; pair++) {
        our[pair] = ours.imagesPerSecond(network, child, seconds);
        their[pair] =
            torch.isEmpty() ? Double.NaN : torch.get().imagesPerSecond(network, child, seconds);
        ratio[pair] = our[pair] / their[pair];
      }
      Arrays.sort(ratio);
      System.out.printf(
          "%-12s%6s%12.0f%12.0f%8.2f%18s%n",
          network.name(),
          label,
          median(our),
          median(their),
          median(ratio),
          "(%.2f-%.2f)".formatted(ratio[0], ratio[pairs - 1]));
      logSum += Math.log(median(ratio));
    }
    System.out.printf(
        "%-12s%6s%32.2f geometric mean%n", network.name(), "", Math.exp(logSum / children.size()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
