package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;

/** Rules of the learning rate and of where a training ends. */
final class TrainingRules {
  private TrainingRules() {}

  static void check(String pointer, TrainingSpec training, Findings findings) {
    TrainingSpec.ScheduleSpec schedule = training.schedule();
    if (schedule.kind() != TrainingSpec.Schedule.PLATEAU) {
      if (schedule.factor() != null) {
        findings.add(pointer + "/schedule/factor", "is of schedule plateau only");
      }
      if (schedule.patience() != null) {
        findings.add(pointer + "/schedule/patience", "is of schedule plateau only");
      }
      return;
    }
    if (schedule.per() != TrainingSpec.Per.EPOCH) {
      findings.add(
          pointer + "/schedule/per", "must be epoch for plateau, which follows the loss of epochs");
    }
    if (schedule.to() > schedule.from()) {
      findings.add(
          pointer + "/schedule/to",
          "must be at most from, %s: a plateau ends the training when its rate falls under it"
              .formatted(schedule.from()));
    }
  }

  static void check(String pointer, StageSpec.Length length, Findings findings) {
    if (length.cutoffEpochs() != null
        && length.epochs() != null
        && length.cutoffEpochs() >= length.epochs()) {
      findings.add(
          pointer + "/cutoffEpochs",
          "must be less than the %d epochs of the whole length".formatted(length.epochs()));
    }
  }
}
