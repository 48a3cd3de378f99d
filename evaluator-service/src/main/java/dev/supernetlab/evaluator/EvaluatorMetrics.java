package dev.supernetlab.evaluator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What an evaluator has done since it started: {@code lab.snapshots.scored}, {@code
 * lab.images.scored} (an image counts once per child and BN mode), {@code lab.scoring.time} of a
 * snapshot.
 */
final class EvaluatorMetrics {
  private final Counter snapshots;
  private final Counter images;
  private final Timer time;

  EvaluatorMetrics(MeterRegistry meters) {
    this.snapshots = meters.counter("lab.snapshots.scored");
    this.images = meters.counter("lab.images.scored");
    this.time = meters.timer("lab.scoring.time");
  }

  void scored(long scoredImages, long nanos) {
    snapshots.increment();
    images.increment((double) scoredImages);
    time.record(Duration.ofNanos(nanos));
  }
}
