package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.snapshot.PlateauState;

/**
 * A learning rate that falls when the mean training loss of an epoch no longer does, by the rule of
 * PyTorch's ReduceLROnPlateau with its defaults: relative threshold 1e-4, no cooldown.
 */
final class Plateau {
  private static final double THRESHOLD = 1e-4;

  private final TrainingSpec.ScheduleSpec spec;
  private double rate;
  private double best = Double.MAX_VALUE;
  private int waited;
  private double lossSum;
  private long images;

  Plateau(TrainingSpec.ScheduleSpec spec) {
    this.spec = spec;
    this.rate = spec.from();
  }

  /** The rate of the next step. */
  double rate() {
    return rate;
  }

  /** Whether the rate has fallen under its limit, so that the training is over. */
  boolean over() {
    return rate < spec.to();
  }

  /** Takes in the mean loss of a step's images. */
  void take(double loss, int batch) {
    lossSum += loss * batch;
    images += batch;
  }

  /** An epoch has ended. */
  void epochDone() {
    double mean = lossSum / images;
    lossSum = 0;
    images = 0;
    if (mean < best * (1 - THRESHOLD)) {
      best = mean;
      waited = 0;
    } else {
      waited++;
    }
    if (waited > spec.patience()) {
      rate *= spec.factor();
      waited = 0;
    }
  }

  PlateauState state() {
    return new PlateauState(rate, best, waited, lossSum, images);
  }

  void restore(PlateauState state) {
    rate = state.rate();
    best = state.best();
    waited = state.waited();
    lossSum = state.lossSum();
    images = state.images();
  }
}
