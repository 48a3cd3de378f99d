package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.TrainingSpec;

/**
 * The learning rate over time, where it is a function of the step: of a plateau, that before its
 * first fall. Cosine: to + (from - to)(1 + cos(pi t / T)) / 2, where t counts finished steps or
 * epochs and T all of them; an epoch that the end cuts short counts whole.
 *
 * @param steps length of the training; the rate stays where it ends
 * @param first finished steps of the schedule when the training begins
 */
public record LearningRate(
    TrainingSpec.ScheduleSpec spec, int stepsPerEpoch, long steps, long first) {

  /** The rate of a training that begins with its schedule. */
  public LearningRate(TrainingSpec.ScheduleSpec spec, int stepsPerEpoch, long steps) {
    this(spec, stepsPerEpoch, steps, 0);
  }

  /** The rate of a step, 0 for the first. */
  public double at(long step) {
    return switch (spec.kind()) {
      case CONSTANT, PLATEAU -> spec.from();
      case COSINE -> spec.to() + (spec.from() - spec.to()) * (1 + Math.cos(phase(step))) / 2;
    };
  }

  private double phase(long step) {
    boolean perStep = spec.per() == TrainingSpec.Per.STEP;
    long finished = perStep ? first + step : (first + step) / stepsPerEpoch;
    long all = perStep ? steps : (steps + stepsPerEpoch - 1) / stepsPerEpoch;
    return Math.PI * Math.min(finished, all) / all;
  }
}
