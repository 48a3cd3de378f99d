package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules within one stage, and between it and what all stages share. */
final class StageRules {
  private final Findings findings;

  StageRules(Findings findings) {
    this.findings = findings;
  }

  void check(String pointer, StageSpec stage, SpecParts parts) {
    if (stage.kind() == StageSpec.Kind.GROUND_TRUTH
        && stage.sharing().policy() != StageSpec.Policy.NONE) {
      findings.add(
          pointer + "/sharing/policy", "must be none in a ground-truth stage: every child alone");
    }
    new SharingRules(findings, parts).check(pointer + "/sharing", stage);
    new OrderRules(findings, parts).check(pointer + "/order", stage);
    distinct(pointer + "/evaluation/final/bn", stage.evaluation().last().bn());
    EvaluationSpec.Dense dense = stage.evaluation().dense();
    if (dense != null) {
      distinct(pointer + "/evaluation/dense/bn", dense.bn());
    }
    StageSpec.Length length = stage.length();
    TrainingRules.check(pointer + "/length", length, findings);
    long given =
        Stream.of(length.steps(), length.epochs(), length.stepsPerChild())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      findings.add(pointer + "/length", "must have exactly one of steps, epochs, stepsPerChild");
    } else if (dense != null) {
      window(pointer + "/evaluation/dense/cycles", stage, dense.cycles(), parts);
    }
  }

  private void distinct(String pointer, List<EvaluationSpec.BnMode> modes) {
    if (new HashSet<>(modes).size() < modes.size()) {
      findings.add(pointer, "must name each mode once");
    }
  }

  private void window(String pointer, StageSpec stage, int cycles, SpecParts parts) {
    if (parts.space().isEmpty() || parts.data().isEmpty() || parts.training().isEmpty()) {
      return;
    }
    SpaceSpec space = parts.space().get();
    if (!findings.clean("/space")
        || !Children.enumerable(space)
        || !SharingRules.countable(stage.sharing())) {
      return;
    }
    int children = StageOutline.childrenPerTraining(stage, space);
    long steps = StageOutline.steps(stage, parts.data().get(), space, parts.training().get());
    if ((long) cycles * children > steps) {
      findings.add(
          pointer,
          "cycles of %d children must fit into the training's %d steps: at most %d"
              .formatted(children, steps, steps / children));
    }
  }
}
