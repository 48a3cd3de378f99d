package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.contracts.plan.StageGraph;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules between stages that need each other. */
final class GraphRules {
  /** Fewer evaluations have no correlation. */
  private static final int EVALUATIONS = 3;

  private final Findings findings;
  private final SpecParts parts;

  GraphRules(Findings findings, SpecParts parts) {
    this.findings = findings;
    this.parts = parts;
  }

  /** Checks specs none of whose stages is missing. */
  void check() {
    if (!parts.allStages()) {
      return;
    }
    List<String> stuck = StageGraph.stuck(parts.stages().values());
    parts
        .stages()
        .forEach(
            (index, stage) -> {
              String pointer = "/stages/" + index;
              // That a stage does not need itself is a rule of what needs it.
              boolean itself = StageGraph.needs(stage).contains(stage.name());
              if (stuck.contains(stage.name()) && !itself) {
                findings.add(
                    pointer,
                    "must not need itself: the stages %s wait for each other"
                        .formatted(String.join(", ", stuck)));
              } else if (StageGraph.grouped(stage) && !itself) {
                stage(stage.sharing().from())
                    .ifPresent(from -> observed(pointer + "/sharing/from", from));
              }
              fineTuning(pointer, stage);
            });
  }

  private void fineTuning(String pointer, StageSpec stage) {
    boolean tuned = stage.kind() == StageSpec.Kind.FINE_TUNE;
    if (tuned != (stage.from() != null)) {
      findings.add(
          pointer + "/from",
          tuned
              ? "must be given for kind fine-tune"
              : "must be left out: it is for kind fine-tune");
      return;
    }
    if (!tuned) {
      return;
    }
    Optional<StageSpec> from =
        stage(stage.from().stage()).filter(s -> s.kind() == StageSpec.Kind.SUPER_NET);
    if (from.isEmpty()) {
      findings.add(pointer + "/from/stage", "must name a super-net stage");
    } else if (findings.list().isEmpty() && parts.complete()) {
      snapshot(pointer, stage, from.get());
    }
  }

  /** There must be a snapshot to start from, for every instance. */
  private void snapshot(String pointer, StageSpec stage, StageSpec from) {
    if (stage.instances() > from.instances()) {
      findings.add(
          pointer + "/instances",
          "must be at most %d, the instances of stage %s".formatted(from.instances(), from.name()));
    }
    TrainingSpec training = from.trainingOr(parts.training().get());
    boolean plateau =
        Stream.of(training, stage.trainingOr(parts.training().get()))
            .anyMatch(t -> t.schedule().kind() == TrainingSpec.Schedule.PLATEAU);
    if (plateau) {
      findings.add(
          pointer + "/from/stage",
          "must name a stage whose learning rate follows the step, not a plateau: it goes on in that schedule");
    }
    SpaceSpec space = parts.space().get();
    SnapshotPlan snapshots =
        SnapshotPlan.of(
            from.evaluation(),
            StageOutline.childrenPerTraining(from, space),
            StageOutline.steps(from, parts.data().get(), space, training),
            StageOutline.stepsPerEpoch(parts.data().get(), training));
    if (stage.from().step() != null && snapshots.at(stage.from().step()).isEmpty()) {
      findings.add(
          pointer + "/from/step",
          "must be a step after which stage %s is scored".formatted(from.name()));
    }
  }

  private Optional<StageSpec> stage(String name) {
    return parts.stages().values().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** How children's scores move together is seen where all of them are scored again and again. */
  private void observed(String pointer, StageSpec from) {
    EvaluationSpec evaluation = from.evaluation();
    if (evaluation.children() != null) {
      findings.add(pointer, "must name a stage that scores all children");
    }
    if (evaluation.dense() == null) {
      findings.add(pointer, "must name a stage with dense scoring, which shows who disturbs whom");
      return;
    }
    if (parts.space().isPresent()
        && findings.clean("/space")
        && SharingRules.countable(from.sharing())) {
      SpaceSpec space = parts.space().get();
      long steps = evaluation.dense().steps(StageOutline.childrenPerTraining(from, space));
      if ((steps - 1) / evaluation.dense().every() + 1 < EVALUATIONS) {
        findings.add(
            pointer, "must name a stage with at least " + EVALUATIONS + " dense evaluations");
      }
    }
  }
}
