package dev.supernetlab.analytics.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import dev.supernetlab.analytics.store.Experiment;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.contracts.plan.SpaceOutline;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.judging.Judgement;
import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.study.Study;
import dev.supernetlab.ranking.trust.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Joins the stages of one experiment: the ground truth and what it judges. Stages that are not
 * settled are left out and named as missing.
 */
public final class ReportBuilder {
  private static final String GENERATED = SuperNetReport.label(DataSpec.Source.GENERATED);

  private final Experiment experiment;
  private final Map<String, Stage> planned = new LinkedHashMap<>();
  private final Optional<Truth> truth;
  private final List<ScoredStage> superNets = new ArrayList<>();
  private final List<ScoredStage> fineTuned = new ArrayList<>();

  /**
   * Reads all scores of the stages that are settled.
   *
   * @param planned stages that are planned
   * @param evaluations gives the evaluations of a stage that are in
   */
  public ReportBuilder(
      Experiment experiment,
      List<Stage> planned,
      BiConsumer<Stage, Consumer<SnapshotEvaluated>> evaluations) {
    this.experiment = experiment;
    planned.forEach(stage -> this.planned.put(stage.planned().stage(), stage));
    Optional<StageSpec> judge = groundTruth(experiment.spec());
    this.truth = judge.flatMap(spec -> settled(spec).map(stage -> truth(spec, stage, evaluations)));
    for (StageSpec spec : experiment.spec().stages()) {
      if (spec.kind() != StageSpec.Kind.GROUND_TRUTH) {
        settled(spec)
            .map(s -> ScoredStage.of(experiment.spec(), s, judged(s), evaluations))
            .ifPresent((spec.kind() == StageSpec.Kind.SUPER_NET ? superNets : fineTuned)::add);
      }
    }
  }

  private static Truth truth(
      StageSpec spec, Stage stage, BiConsumer<Stage, Consumer<SnapshotEvaluated>> evaluations) {
    List<String> children = stage.planned().children();
    return spec.imported() != null
        ? Truth.imported(spec, children)
        : Truth.trained(spec, StageScores.of(spec, stage, children, evaluations));
  }

  /** The children of a stage that the ground truth knows; all without one. */
  private List<String> judged(Stage stage) {
    List<String> children = stage.planned().children();
    return truth
        .map(t -> t.labels().stream().filter(Set.copyOf(children)::contains).toList())
        .orElse(children);
  }

  private Optional<Truth> truthOf(ScoredStage stage) {
    return truth.map(t -> t.of(stage.scores().children()));
  }

  private static Optional<StageSpec> groundTruth(ExperimentSpec spec) {
    String named = spec.report().groundTruth();
    return spec.stages().stream()
        .filter(s -> s.kind() == StageSpec.Kind.GROUND_TRUTH)
        .filter(s -> named == null || named.equals(s.name()))
        .findFirst();
  }

  private Optional<Stage> settled(StageSpec spec) {
    return Optional.ofNullable(planned.get(spec.name())).filter(Stage::settled);
  }

  /** Everything there is to say. */
  public Report report() {
    ExperimentSpec spec = experiment.spec();
    double minSeedTau = spec.report().minSeedTau();
    List<Report.Origin> origins = origins();
    return new Report(
        experiment.id(),
        spec.name(),
        spec.description(),
        State.of(experiment, planned.values()),
        experiment.failure(),
        missing(),
        data(origins),
        SpaceOutline.of(spec.space()),
        truth.map(t -> GroundTruths.figures(t, minSeedTau)).orElse(null),
        superNets.stream()
            .map(s -> new SuperNetReport(s, truthOf(s), spec.space()).build(minSeedTau))
            .toList(),
        comparison(),
        fineTuned.stream().map(this::fineTuning).toList(),
        throughput(),
        origins,
        spec.seeds());
  }

  /** All super-net stages against each other; null where fewer than two rank the same children. */
  private PolicyComparison comparison() {
    List<Study> studies = studies();
    List<Study> comparable =
        studies.stream()
            .filter(s -> s.children().names().equals(studies.get(0).children().names()))
            .toList();
    return truth.isEmpty() || comparable.size() < 2 ? null : Judge.compare(comparable);
  }

  private Report.FineTuned fineTuning(ScoredStage tuned) {
    Optional<ScoredStage> shared =
        superNets.stream()
            .filter(s -> s.spec().name().equals(tuned.spec().from().stage()))
            .filter(s -> s.scores().children().equals(tuned.scores().children()))
            .findFirst();
    return new FineTuning(tuned, shared, truthOf(tuned), experiment.spec().space()).build();
  }

  private List<Study> studies() {
    TrustStudies studies = new TrustStudies(experiment.spec(), truth);
    return superNets.stream()
        .map(stage -> studies.of(stage, planned.get(stage.spec().name())))
        .toList();
  }

  /** Names of the super-net stages that are settled. */
  public List<String> judged() {
    return superNets.stream().map(stage -> stage.spec().name()).toList();
  }

  /**
   * How far the ranking of one stage can be trusted, compared with the other stages that rank the
   * same children.
   *
   * @param name one of {@link #judged}
   */
  public Judgement trust(String name) {
    Map<Boolean, List<Study>> all =
        studies().stream().collect(partitioningBy(study -> study.name().equals(name)));
    Study judged = all.get(true).get(0);
    List<Study> others =
        all.get(false).stream()
            .filter(study -> study.children().names().equals(judged.children().names()))
            .toList();
    return new Judgement(missing(), Judge.judge(judged, others));
  }

  /** All numbers of the settled stages, by stage. */
  public Map<String, List<Metric>> metrics() {
    Map<String, List<Metric>> metrics = new LinkedHashMap<>();
    truth.ifPresent(t -> metrics.put(t.stage(), StageMetrics.of(t)));
    Stream.concat(superNets.stream(), fineTuned.stream())
        .forEach(
            s ->
                metrics.put(
                    s.spec().name(), StageMetrics.of(s, truthOf(s), experiment.spec().space())));
    return metrics;
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (StageSpec spec : experiment.spec().stages()) {
      Stage stage = planned.get(spec.name());
      if (stage == null) {
        missing.add("Stage " + spec.name() + " is not planned yet.");
      } else if (!stage.settled()) {
        missing.add(
            "Stage %s is not complete: %d of %d snapshots are scored."
                .formatted(
                    spec.name(),
                    stage.evaluations(),
                    (long) stage.planned().trainings().size()
                        * stage.planned().snapshotsPerTraining()));
      } else if (stage.failure() != null) {
        missing.add("Stage %s lacks results: %s.".formatted(spec.name(), stage.failure()));
      }
    }
    if (groundTruth(experiment.spec()).isEmpty()) {
      missing.add("The spec has no ground-truth stage, so no ranking is judged.");
    }
    return missing;
  }

  private Stream<Training> trainings() {
    return planned.values().stream().flatMap(stage -> stage.trainings().stream());
  }

  private List<Report.Origin> origins() {
    Map<TrainingStarted.Provenance, Long> counted =
        trainings()
            .map(Training::provenance)
            .filter(Objects::nonNull)
            .collect(groupingBy(p -> p, LinkedHashMap::new, counting()));
    return counted.entrySet().stream()
        .map(e -> new Report.Origin(e.getKey(), e.getValue().intValue()))
        .toList();
  }

  private Report.DataUsed data(List<Report.Origin> origins) {
    String asked = SuperNetReport.label(experiment.spec().data().set());
    List<String> used = origins.stream().map(o -> o.provenance().data()).distinct().toList();
    boolean fallback = used.stream().anyMatch(u -> !u.equals(asked));
    return new Report.DataUsed(asked, used, fallback, sentence(asked, used));
  }

  /** What the results are about: the set that was asked for, or those that were used. */
  static String sentence(String asked, List<String> used) {
    if (used.isEmpty()) {
      return "No training has begun, so no images were used yet.";
    }
    if (!used.contains(asked)) {
      return "The set %1$s could not be had: these results are about %2$s, and say nothing about %1$s."
          .formatted(asked, images(used));
    }
    return used.size() > 1
        ? "The set %s could not be had for all trainings: these results mix %s, so do not compare them."
            .formatted(asked, images(used))
        : "These results are about %s.".formatted(images(used));
  }

  private static String images(List<String> sets) {
    return sets.stream()
        .map(set -> set.equals(GENERATED) ? "generated images, not real ones" : set)
        .collect(joining(" and "));
  }

  private Report.Throughput throughput() {
    return new Report.Throughput(
        work(
            trainings().mapToLong(Training::images).sum(),
            trainings().mapToLong(Training::nanos).sum()),
        work(
            trainings().mapToLong(Training::imagesScored).sum(),
            trainings().mapToLong(Training::nanosScoring).sum()));
  }

  private static Report.Work work(long images, long nanos) {
    double seconds = nanos / 1e9;
    return new Report.Work(images, seconds, nanos == 0 ? null : (Double) (images / seconds));
  }
}
