package dev.supernetlab.trainer;

import dev.supernetlab.supernet.train.StepResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/**
 * What a trainer has done since it started: {@code lab.steps.trained}, {@code lab.images.trained},
 * {@code lab.step.time}. Steps that a restart repeats count again.
 */
final class TrainerMetrics {
  private final Counter steps;
  private final Counter images;
  private final Timer stepTime;

  TrainerMetrics(MeterRegistry meters) {
    this.steps = meters.counter("lab.steps.trained");
    this.images = meters.counter("lab.images.trained");
    this.stepTime = meters.timer("lab.step.time");
  }

  StepResult time(ActiveTraining training, Supplier<StepResult> step) {
    long before = training.images();
    StepResult result = stepTime.record(step);
    steps.increment();
    images.increment((double) (training.images() - before));
    return result;
  }
}
