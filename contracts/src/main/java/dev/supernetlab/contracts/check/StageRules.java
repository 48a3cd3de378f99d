package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules within one stage, and between it and what all stages share. */
final class StageRules {
  private final Findings findings;

  StageRules(Findings findings) {
    this.findings = findings;
  }

  void check(String pointer, StageSpec stage, SpecParts parts) {
    if (stage.kind() != StageSpec.Kind.SUPER_NET
        && stage.sharing().policy() != StageSpec.Policy.NONE) {
      findings.add(
          pointer + "/sharing/policy",
          "must be none in a %s stage: every child alone"
              .formatted(stage.kind() == StageSpec.Kind.FINE_TUNE ? "fine-tune" : "ground-truth"));
    }
    if (stage.imported() != null) {
      new ImportRules(findings, parts).check(pointer, stage);
      return;
    }
    new SharingRules(findings, parts).check(pointer + "/sharing", stage);
    new OrderRules(findings, parts).check(pointer + "/order", stage);
    EvaluationRules evaluation = new EvaluationRules(findings);
    evaluation.check(pointer + "/evaluation", stage.evaluation(), parts);
    if (stage.evaluation().children() != null
        && stage.sharing().policy() == StageSpec.Policy.GROUP) {
      findings.add(
          pointer + "/evaluation/children",
          "must be left out for sharing policy group, of which a group may have none of them");
    }
    if (stage.evaluation().children() != null && stage.order().learns()) {
      findings.add(
          pointer + "/evaluation/children",
          "must be left out for an order that learns, which asks for scores of all");
    }
    training(pointer + "/training", stage, parts);
    if (stage.instances() == null) {
      findings.add(pointer + "/instances", "must be given");
    }
    StageSpec.Length length = stage.length();
    if (length == null) {
      if (stage.computeMatched() == null) {
        findings.add(pointer + "/length", "must be given");
      }
      return;
    }
    TrainingRules.check(pointer + "/length", length, findings);
    long given =
        Stream.of(length.steps(), length.epochs(), length.stepsPerChild())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      findings.add(pointer + "/length", "must have exactly one of steps, epochs, stepsPerChild");
    } else {
      evaluation.checkSize(pointer + "/evaluation", stage, parts);
    }
  }

  private void training(String pointer, StageSpec stage, SpecParts parts) {
    if (stage.training() == null) {
      return;
    }
    TrainingRules.check(pointer, stage.training(), findings);
    int images = parts.data().map(data -> data.train().images()).orElse(Integer.MAX_VALUE);
    if (stage.training().batch() > images) {
      findings.add(pointer + "/batch", "must be at most the number of training images, " + images);
    }
  }
}
