package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Scoring;
import dev.supernetlab.ranking.choice.PruneRisk;
import dev.supernetlab.ranking.choice.Selection;
import dev.supernetlab.ranking.interval.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verdict on a study and what goes with it. */
final class Findings {
  private static final int TRUE_BEST = 10;

  private final Known known;
  private final Optional<Scored> judged;
  private final Verdict.Evidence evidence;
  private final PhaseSection phase;

  Findings(Known known, List<Scored> ways, List<Baseline> baselines, PhaseSection phase) {
    this.known = known;
    this.judged = ways.stream().reduce((first, second) -> second);
    this.phase = phase;
    List<double[]> comparable =
        judged.map(Scored::scores).orElse(List.of()).stream().filter(known::ranks).toList();
    this.evidence =
        new Verdict.Evidence(
            known.children(),
            known.reliability(),
            known.study().settings().minSeedTau(),
            judged.map(this::scoring).orElse(new Scoring("", List.of())),
            compared(ways).map(this::scoring),
            baselines,
            comparable.stream().map(s -> Selection.of(s, known.truth(), 1).bestTrueRank()).toList(),
            pruned(comparable),
            known.study().settings().source());
  }

  private Scoring scoring(Scored scored) {
    return new Scoring(scored.words(), known.taus(scored.scores()));
  }

  /** What is usually done: the scores of a single moment, with the statistics that are there. */
  private Optional<Scored> compared(List<Scored> ways) {
    return ways.stream().findFirst().filter(way -> ways.size() > 1);
  }

  private Optional<PruneRisk> pruned(List<double[]> comparable) {
    int quarter = known.children() / 4;
    return comparable.isEmpty() || quarter == 0
        ? Optional.empty()
        : Optional.of(
            PruneRisk.of(
                comparable,
                known.truth(),
                quarter,
                Math.min(TRUE_BEST, known.children()),
                known.study().settings().level()));
  }

  Verdict.Evidence evidence() {
    return evidence;
  }

  Verdict verdict() {
    List<String> more = new ArrayList<>();
    if (judged.isPresent() && phase != null && phase.periodicity() != null) {
      phase(phase.periodicity()).ifPresent(more::add);
    }
    return Verdict.of(evidence).and(more);
  }

  private Optional<String> phase(PhaseSection.Periodicity periodicity) {
    if (!periodicity.detected()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Scores depend on who was trained last: %.0f %% of their variance over time repeats"
                + " every %d evaluations, so a ranking of a single moment is partly one of the"
                + " order%s.",
            100 * periodicity.share(),
            periodicity.period(),
            judged.orElseThrow().phased() ? "; score over a whole cycle" : ""));
  }

  /** Whether every tau that the interval leaves possible leads to this same verdict. */
  boolean decided() {
    return evidence.judged().summary().n() > 0
        && evidence.expected() instanceof Interval.Of interval
        && level(interval.low()) == level(interval.high());
  }

  /** The verdict if a tau were known for sure. */
  Verdict.Level level(double tau) {
    return Verdict.level(evidence, tau, tau, true);
  }

  /** Taus of the judged ranking. */
  double[] taus() {
    return Correlation.defined(evidence.judged().gtTaus());
  }
}
