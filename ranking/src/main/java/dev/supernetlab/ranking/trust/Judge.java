package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Judges a study: computes everything that its data allow. */
public final class Judge {
  private final Study study;
  private final List<Study> others;
  private final Known known;
  private final Dense dense;
  private final List<Scored> ways;
  private final Optional<Scored> judged;

  private Judge(Study study, List<Study> others) {
    this.study = study;
    this.others = others;
    this.known = new Known(study);
    this.dense = new Dense(study);
    this.ways = Scored.all(study, dense.cycle());
    this.judged = last(ways);
  }

  private static Optional<Scored> last(List<Scored> ways) {
    return ways.stream().reduce((first, second) -> second);
  }

  /** Judges a study alone. */
  public static TrustReport judge(Study study) {
    return judge(study, List.of());
  }

  /**
   * Judges a study and compares it with other policies.
   *
   * @param others of the same children and ground truth
   * @throws IllegalArgumentException if one has other children
   */
  public static TrustReport judge(Study study, List<Study> others) {
    for (Study other : others) {
      if (!other.children().names().equals(study.children().names())) {
        throw new IllegalArgumentException(other.name() + " has other children");
      }
    }
    return new Judge(study, others).report();
  }

  /** The parts that take longest are made beside each other; none depends on the time it takes. */
  private TrustReport report() {
    CompletableFuture<PhaseSection> phases = beside(() -> new Phases(known, dense).build());
    CompletableFuture<InterferenceSection> interferences =
        beside(() -> new Interferences(known, dense).build());
    RankingSections sections = new RankingSections(known);
    List<RankingSection> rankings = ways.stream().map(sections::of).toList();
    List<Curve> curves = curves();
    TruthSection truth = study.truth().isEmpty() ? null : new TruthSections(known).build();
    Optional<RankingSection> last = rankings.stream().reduce((first, second) -> second);
    PhaseSection phase = phases.join();
    Findings findings = new Findings(known, ways, baselines(), phase);
    return new TrustReport(
        findings.verdict(),
        subject(),
        truth,
        rankings,
        new Baselines(known).rows(last.map(RankingSection::expected)),
        curves,
        phase,
        interferences.join(),
        judged.map(j -> new Choices(known, j).build()).orElse(null),
        new Plans(known, judged, last, findings).build(),
        others.isEmpty() ? null : new Policies(known, others).build(),
        new Missing(study, dense, judged, Optional.ofNullable(phase), others).list());
  }

  /**
   * Policies against each other, as they were trained and where they had cost the same.
   *
   * @param studies at least two, of the same children and ground truth
   */
  public static PolicyComparison compare(List<Study> studies) {
    return new Policies(new Known(studies.get(0)), studies.subList(1, studies.size())).build();
  }

  /** A part on another thread; null where there are no scores. */
  private <T> CompletableFuture<T> beside(Supplier<T> part) {
    return judged.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.supplyAsync(part);
  }

  private List<Curve> curves() {
    return Scored.byStatistics(study).entrySet().stream()
        .map(e -> Curves.of(known, e.getKey(), e.getValue()))
        .toList();
  }

  private TrustReport.Subject subject() {
    Settings settings = study.settings();
    return new TrustReport.Subject(
        study.name(),
        study.children().names(),
        known.children(),
        (int) study.instances().stream().map(Instance::name).distinct().count(),
        study.instances().stream().mapToInt(i -> i.steps().size()).max().orElse(0),
        dense.cycle(),
        judged.map(Scored::key).orElse(null),
        settings.level(),
        settings.seed(),
        study.budget().orElse(null));
  }

  /** Taus of what a ranking must know more than. */
  private List<Baseline> baselines() {
    return study.children().features().entrySet().stream()
        .map(
            f -> new Baseline(f.getKey(), Coefficient.KENDALL.between(f.getValue(), known.truth())))
        .toList();
  }
}
