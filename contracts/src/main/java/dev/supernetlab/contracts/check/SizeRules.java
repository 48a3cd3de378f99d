package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Limits on what the stages amount to together. */
final class SizeRules {
  private final SpecLimits limits;

  SizeRules(SpecLimits limits) {
    this.limits = limits;
  }

  /** Checks a spec without other violations. */
  void check(SpecParts parts, Findings findings) {
    DataSpec data = parts.data().orElseThrow();
    SpaceSpec space = parts.space().orElseThrow();
    TrainingSpec training = parts.training().orElseThrow();
    Collection<StageSpec> stages = parts.stages().values();
    int side = data.side() / data.pool();
    if (side % (1 << (space.stacks() - 1)) != 0) {
      findings.add(
          "/space/stacks",
          "must be fewer: images of %d pixels a side cannot be halved %d times"
              .formatted(side, space.stacks() - 1));
    }
    long activations =
        stages.stream()
            .mapToLong(stage -> activations(data, space, stage.trainingOr(training)))
            .max()
            .orElse(0);
    if (activations > limits.activations()) {
      findings.add(
          "/space/channels",
          "a training step would keep %d floats (batch * pixels * channels of all nodes), at most %d are allowed"
              .formatted(activations, limits.activations()));
    }
    // Numbers of images fit their type only where the number of steps is within its limit.
    if (steps(stages, data, space, training) > limits.steps()) {
      findings.add(
          "/stages",
          "the steps of all trainings add up to %d, at most %d are allowed"
              .formatted(steps(stages, data, space, training), limits.steps()));
      return;
    }
    List<StageOutline> outlines =
        stages.stream().map(s -> StageOutline.of(s, data, space, training)).toList();
    total(outlines, StageOutline::trainings, "trainings", limits.trainings(), findings);
    total(
        outlines, StageOutline::imagesToTrain, "trained images", limits.imagesToTrain(), findings);
    total(
        outlines,
        s -> s.trainings() * s.snapshotsPerTraining(),
        "snapshots",
        limits.snapshots(),
        findings);
    total(outlines, StageOutline::imagesToScore, "scored images", limits.imagesToScore(), findings);
  }

  private static long steps(
      Collection<StageSpec> stages, DataSpec data, SpaceSpec space, TrainingSpec training) {
    return stages.stream()
        .mapToLong(
            stage ->
                StageOutline.trainings(stage, space)
                    * StageOutline.steps(stage, data, space, training))
        .sum();
  }

  private static void total(
      List<StageOutline> outlines,
      ToLongFunction<StageOutline> size,
      String what,
      long limit,
      Findings findings) {
    long total = outlines.stream().mapToLong(size).sum();
    if (total > limit) {
      findings.add(
          "/stages",
          "the %s of all stages add up to %d, at most %d are allowed"
              .formatted(what, total, limit));
    }
  }

  private static long activations(DataSpec data, SpaceSpec space, TrainingSpec training) {
    long side = data.side() / data.pool();
    long pixels = side * side;
    long ofStack =
        (long) space.cells() * space.channels() * (1 + space.nodes() + 2L * space.edges());
    long perPixel = space.stem().channels();
    for (int stack = 0; stack < space.stacks(); stack++) {
      perPixel += ofStack >> stack; // Twice the channels, a quarter of the pixels.
    }
    return training.batch() * pixels * perPixel;
  }
}
