package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report lacks, and what it would take. */
final class Missing {
  private final Study study;
  private final Dense dense;
  private final Optional<Scored> judged;
  private final Optional<PhaseSection> phase;
  private final List<Study> others;
  private final List<TrustReport.NotComputed> list = new ArrayList<>();

  Missing(
      Study study,
      Dense dense,
      Optional<Scored> judged,
      Optional<PhaseSection> phase,
      List<Study> others) {
    this.study = study;
    this.dense = dense;
    this.judged = judged;
    this.phase = phase;
    this.others = others;
  }

  List<TrustReport.NotComputed> list() {
    truth();
    instances();
    series();
    when(
        study.children().features().isEmpty(),
        "baselines",
        "features of the children, such as parameters");
    when(
        others.isEmpty(),
        "comparison of policies",
        switch (study.settings().source()) {
          case EXPERIMENT -> "another stage with super-nets";
          case FILES -> "an experiment with several, as files are judged as one";
        });
    when(
        Stream.concat(Stream.of(study), others.stream()).anyMatch(s -> s.budget().isEmpty())
            && !others.isEmpty(),
        "comparison of policies at equal cost",
        "what an instance of each cost");
    return list;
  }

  private void when(boolean missing, String what, String needs) {
    if (missing) {
      list.add(new TrustReport.NotComputed(what, needs));
    }
  }

  private void truth() {
    Optional<GroundTruth> truth = study.truth();
    when(truth.isEmpty(), "GT-Tau, noise ceiling, regret", "a ground truth");
    int seeds = truth.map(GroundTruth::seeds).orElse(0);
    when(seeds == 1, "reliability of the ground truth, noise ceiling", "2 ground-truth seeds");
    when(
        seeds > 0 && seeds < Intervals.MIN_TRUTH_SEEDS,
        "intervals against the ground truth",
        Intervals.MIN_TRUTH_SEEDS + " ground-truth seeds, there are " + seeds);
    when(
        truth.filter(GroundTruth.Table.class::isInstance).isPresent(),
        "tau of each two ground-truth seeds",
        "the accuracies of every seed");
  }

  private void instances() {
    int n = judged.map(j -> j.instances().size()).orElse(0);
    when(n == 0, "everything about the ranking", "scores of at least one instance");
    when(n == 1, "S-Tau", "2 instances");
    when(
        n > 0 && n < Intervals.MIN_INSTANCES,
        "intervals over instances",
        Intervals.MIN_INSTANCES + " instances, there are " + n);
    List<Instance> all = judged.map(Scored::instances).orElse(List.of());
    when(
        n > 1 && all.stream().anyMatch(i -> i.seed().isEmpty() || i.order().isEmpty()),
        "S-Tau over seeds and over orders apart",
        "the seed and the order of every instance");
  }

  private void series() {
    int evaluations = study.instances().stream().mapToInt(i -> i.steps().size()).max().orElse(0);
    when(evaluations == 1, "curves, tau between evaluations", "2 evaluations of an instance");
    when(
        evaluations > 0 && dense.cycle() == 0,
        "scores over an order cycle, phase",
        "the cycle length (none stands out in the series)");
    phase
        .map(PhaseSection::untested)
        .ifPresent(needs -> list.add(new TrustReport.NotComputed("test for phase", needs)));
    when(
        phase
            .map(PhaseSection::edges)
            .filter(e -> !e.isEmpty() && e.stream().allMatch(row -> row.p() == null))
            .isPresent(),
        "test of the operators of each edge for phase",
        "4 cycles of %d evaluations".formatted(dense.cycle()));
    when(
        evaluations > 0 && dense.orderedSeries().isEmpty(),
        "dependence on the last trained child, interference by distance and edge",
        "the training order (no clear one was recovered)");
    when(
        study.children().codes().isEmpty(),
        "interference by distance and edge, phase by operator",
        "the operators of every child (its space)");
    when(
        study.children().size() > Interferences.MOST_CHILDREN,
        "interference and correlation of each two children, grouping",
        "%d children at most".formatted(Interferences.MOST_CHILDREN));
    when(
        study.instances().stream().map(Instance::bn).distinct().count() < 2,
        "how much is batch statistics and how much weights",
        "scores with running and with recalibrated statistics");
  }
}
