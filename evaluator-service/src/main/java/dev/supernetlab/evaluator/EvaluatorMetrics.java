package dev.supernetlab.evaluator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/**
 * What an evaluator has done since it started: {@code lab.snapshots.scored} and {@code
 * lab.images.scored} (an image counts once per child and BN mode); and how long that took, in
 * seconds of all its threads: {@code lab.scoring.time} of scoring snapshots, {@code
 * lab.scoring.data.time} of copying the images for that, {@code lab.snapshot.read.time} of reading
 * and decoding snapshots, {@code lab.evaluation.time} of publishing scores. {@code
 * lab.evaluator.waiting} is the share of it all, 0 to 1, that was not arithmetic: (data + reading +
 * publishing) / (scoring + reading + publishing); NaN before the first snapshot.
 */
final class EvaluatorMetrics {
  private final Counter snapshots;
  private final Counter images;
  private final Timer scoringTime;
  private final Timer dataTime;
  private final Timer readTime;
  private final Timer publishTime;

  EvaluatorMetrics(MeterRegistry meters) {
    this.snapshots = meters.counter("lab.snapshots.scored");
    this.images = meters.counter("lab.images.scored");
    this.scoringTime = meters.timer("lab.scoring.time");
    this.dataTime = meters.timer("lab.scoring.data.time");
    this.readTime = meters.timer("lab.snapshot.read.time");
    this.publishTime = meters.timer("lab.evaluation.time");
    meters.gauge("lab.evaluator.waiting", this, EvaluatorMetrics::waiting);
  }

  /**
   * A snapshot has been scored.
   *
   * @param nanos how long that took
   * @param dataNanos how much of it images took
   */
  void scored(long scoredImages, long nanos, long dataNanos) {
    snapshots.increment();
    images.increment((double) scoredImages);
    scoringTime.record(nanos, TimeUnit.NANOSECONDS);
    dataTime.record(dataNanos, TimeUnit.NANOSECONDS);
  }

  void read(long nanos) {
    readTime.record(nanos, TimeUnit.NANOSECONDS);
  }

  void published(long nanos) {
    publishTime.record(nanos, TimeUnit.NANOSECONDS);
  }

  private double waiting() {
    double outside = seconds(readTime) + seconds(publishTime);
    return (seconds(dataTime) + outside) / (seconds(scoringTime) + outside);
  }

  private static double seconds(Timer timer) {
    return timer.totalTime(TimeUnit.SECONDS);
  }
}
