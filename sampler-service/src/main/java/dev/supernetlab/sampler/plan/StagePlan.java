package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.event.StagePlanned;
import java.util.List;

/** One stage: what it will do, and its trainings in the order in which they are best begun. */
public record StagePlan(StagePlanned planned, List<TrainingPlan> trainings) {
  public StagePlan {
    trainings = List.copyOf(trainings);
  }
}
