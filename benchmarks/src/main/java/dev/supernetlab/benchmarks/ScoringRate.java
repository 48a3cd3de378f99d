package dev.supernetlab.benchmarks;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.score.Scorer;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingSetup;
import java.util.List;

/** Scored images per second and core: all 64 children on shared weights, and one child alone. */
final class ScoringRate {
  private static final int IMAGES = 256;
  private static final double SECONDS = 3;

  private ScoringRate() {}

  public static void main(String[] args) {
    System.out.printf("%-12s%10s%20s%n", "network", "children", "img x children / s");
    for (Network network : Network.ALL) {
      List<Child> all = network.space().children(64);
      print(network, all);
      print(network, List.of(network.space().child("333")));
    }
  }

  private static void print(Network network, List<Child> children) {
    Blueprint blueprint = network.blueprint();
    ImageSet images = network.noise(IMAGES);
    Weights weights = weights(network, blueprint, images, children);
    try (Kernels kernels = KernelSet.openBest()) {
      Scorer scorer = new Scorer(kernels, blueprint, new ShareAll(), children);
      scorer.running(weights, images);
      scorer.running(weights, images);
      long start = System.nanoTime();
      long scored = 0;
      while (System.nanoTime() - start < SECONDS * 1e9) {
        scorer.running(weights, images);
        scored += (long) IMAGES * children.size();
      }
      double rate = scored / ((System.nanoTime() - start) / 1e9);
      System.out.printf("%-12s%10d%20.0f%n", network.name(), children.size(), rate);
    }
  }

  private static Weights weights(
      Network network, Blueprint blueprint, ImageSet images, List<Child> children) {
    TrainingSetup setup =
        new TrainingSetup(
            blueprint,
            new ShareAll(),
            new TrainingSpec(network.batch(), null, null, null, null),
            1,
            1,
            1,
            children);
    try (Training training = Training.start(setup, images)) {
      return training.weights();
    }
  }
}
