package dev.supernetlab.trainer;

import dev.supernetlab.supernet.train.StepResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a trainer has done since it started: {@code lab.steps.trained} and {@code
 * lab.images.trained}, where steps that a restart repeats count again; and how long that took, in
 * seconds of all its threads: {@code lab.step.time} of whole steps, {@code lab.step.data.time} of
 * putting their batches together or waiting for those put together ahead, {@code lab.snapshot.time}
 * of taking snapshots and, where many are on their way to store and broker, waiting for those,
 * {@code lab.checkpoint.time} of waiting for the rest of them and of checkpoints and the news told
 * with them. {@code lab.trainer.waiting} is the share of it all, 0 to 1, that was not arithmetic:
 * (data + snapshots + checkpoints) / (steps + snapshots + checkpoints); NaN before the first step.
 */
final class TrainerMetrics {
  private final Counter steps;
  private final Counter images;
  private final Timer stepTime;
  private final Timer dataTime;
  private final Timer snapshotTime;
  private final Timer checkpointTime;

  /** Something that a store or the broker has a part in. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  TrainerMetrics(MeterRegistry meters) {
    this.steps = meters.counter("lab.steps.trained");
    this.images = meters.counter("lab.images.trained");
    this.stepTime = meters.timer("lab.step.time");
    this.dataTime = meters.timer("lab.step.data.time");
    this.snapshotTime = meters.timer("lab.snapshot.time");
    this.checkpointTime = meters.timer("lab.checkpoint.time");
    meters.gauge("lab.trainer.waiting", this, TrainerMetrics::waiting);
  }

  StepResult step(ActiveTraining training, Supplier<StepResult> step) {
    long imagesBefore = training.images();
    long dataBefore = training.dataNanos();
    StepResult result = stepTime.record(step);
    steps.increment();
    images.increment((double) (training.images() - imagesBefore));
    dataTime.record(training.dataNanos() - dataBefore, TimeUnit.NANOSECONDS);
    return result;
  }

  void snapshot(Work work) throws IOException {
    time(snapshotTime, work);
  }

  void checkpoint(Work work) throws IOException {
    time(checkpointTime, work);
  }

  private static void time(Timer timer, Work work) throws IOException {
    long start = System.nanoTime();
    work.run();
    timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }

  private double waiting() {
    double stores = seconds(snapshotTime) + seconds(checkpointTime);
    return (seconds(dataTime) + stores) / (seconds(stepTime) + stores);
  }

  private static double seconds(Timer timer) {
    return timer.totalTime(TimeUnit.SECONDS);
  }
}
