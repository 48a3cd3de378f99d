package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about when children are scored, and which. */
final class EvaluationRules {
  private final Findings findings;

  EvaluationRules(Findings findings) {
    this.findings = findings;
  }

  /** What holds whatever the length of the training. */
  void check(String pointer, EvaluationSpec evaluation, SpecParts parts) {
    distinct(pointer + "/final/bn", evaluation.last().bn());
    EvaluationSpec.Dense dense = evaluation.dense();
    if (dense != null) {
      distinct(pointer + "/dense/bn", dense.bn());
      if (dense.cycles() != null && dense.last() != null) {
        findings.add(pointer + "/dense", "must have one of cycles and last, not both");
      }
    }
    EvaluationSpec.Every every = evaluation.every();
    if (every != null) {
      distinct(pointer + "/every/bn", every.bn());
      if ((every.epochs() == null) == (every.steps() == null)) {
        findings.add(pointer + "/every", "must have exactly one of epochs, steps");
      }
    }
    if (evaluation.children() != null) {
      subset(pointer + "/children", evaluation.children(), parts);
    }
  }

  private void distinct(String pointer, List<EvaluationSpec.BnMode> modes) {
    if (new HashSet<>(modes).size() < modes.size()) {
      findings.add(pointer, "must name each mode once");
    }
  }

  private void subset(String pointer, EvaluationSpec.Subset subset, SpecParts parts) {
    if ((subset.draw() == null) == (subset.labels() == null)) {
      findings.add(pointer, "must have exactly one of draw, labels");
      return;
    }
    if (subset.labels() != null && subset.seed() != null) {
      findings.add(pointer + "/seed", "must be left out where labels are given");
    }
    if (parts.space().filter(Children::enumerable).isEmpty()) {
      return;
    }
    List<String> all = Children.all(parts.space().get());
    if (subset.draw() != null && subset.draw() > all.size()) {
      findings.add(pointer + "/draw", "must be at most the number of children, " + all.size());
    }
    if (subset.labels() != null) {
      labels(pointer + "/labels", subset.labels(), new HashSet<>(all));
    }
  }

  private void labels(String pointer, List<String> labels, Set<String> all) {
    for (int i = 0; i < labels.size(); i++) {
      if (!all.contains(labels.get(i))) {
        findings.add(pointer + "/" + i, "must be a child of the space");
      }
    }
    if (new HashSet<>(labels).size() < labels.size()) {
      findings.add(pointer, "must name each child once");
    }
  }

  /** What its scoring amounts to; for a stage without violations so far. */
  void checkSize(String pointer, StageSpec stage, SpecParts parts) {
    if (parts.space().filter(Children::enumerable).isEmpty()
        || parts.data().isEmpty()
        || parts.training().isEmpty()
        || !findings.clean(pointer)
        || !findings.clean("/space")
        || !SharingRules.countable(stage.sharing())) {
      return;
    }
    SpaceSpec space = parts.space().get();
    DataSpec data = parts.data().get();
    TrainingSpec training = stage.trainingOr(parts.training().get());
    int children = StageOutline.childrenPerTraining(stage, space);
    long steps = StageOutline.steps(stage, data, space, training);
    EvaluationSpec.Dense dense = stage.evaluation().dense();
    if (dense != null && dense.cycles() != null && dense.steps(children) > steps) {
      findings.add(
          pointer + "/dense/cycles",
          "cycles of %d children must fit into the training's %d steps: at most %d"
              .formatted(children, steps, steps / children));
    }
    if (stage.evaluation().budget() != null) {
      SnapshotPlan plan =
          SnapshotPlan.of(
              stage.evaluation(), children, steps, StageOutline.stepsPerEpoch(data, training));
      budget(pointer + "/budget", stage, plan, parts);
    }
  }

  private void budget(String pointer, StageSpec stage, SnapshotPlan plan, SpecParts parts) {
    EvaluationSpec evaluation = stage.evaluation();
    int scored =
        Math.min(
            Children.scored(evaluation, parts.space().get()).size(),
            StageOutline.childrenPerTraining(stage, parts.space().get()));
    int images = StageOutline.imagesPerScoring(evaluation, parts.data().get());
    long asked = plan.scorings() * scored * images;
    if (asked > evaluation.budget()) {
      findings.add(
          pointer,
          "must be at least %d, what a training of this stage has scored: %d snapshots, %d scorings of %d children on %d images; or score less"
              .formatted(asked, plan.count(), plan.scorings(), scored, images));
    }
  }
}
