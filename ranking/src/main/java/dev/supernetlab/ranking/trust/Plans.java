package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.plan.Averaging;
import dev.supernetlab.ranking.plan.Power;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.truth.Reliability;
import dev.supernetlab.ranking.truth.SeedNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/** How much more is needed for what. */
final class Plans {
  private static final double POWER = 0.8;
  private static final double BOUND = 0.8;
  private static final String MORE = "more than anybody makes";
  private static final int DRAWS = 200;
  private static final String PAIR = "instances of each policy";

  private final Known known;
  private final Optional<Scored> judged;
  private final Optional<RankingSection> section;
  private final Findings findings;
  private final Settings settings;

  Plans(Known known, Optional<Scored> judged, Optional<RankingSection> section, Findings findings) {
    this.known = known;
    this.judged = judged;
    this.section = section;
    this.findings = findings;
    this.settings = known.study().settings();
  }

  PlanSection build() {
    List<PlanSection.PlanRow> rows = new ArrayList<>();
    rows.add(difference());
    rows.add(interval());
    rows.add(averaged());
    rows.add(ceiling());
    return new PlanSection(rows, stopping());
  }

  private PlanSection.PlanRow difference() {
    String question =
        String.format(
            Locale.ROOT,
            "to see a difference of %.2g in tau between two policies with %.0f %% power",
            settings.difference(),
            100 * POWER);
    return fromSpread(
        question,
        PAIR,
        sd ->
            Power.repetitions(
                POWER, n -> Power.twoSample(settings.difference(), sd, n, 1 - settings.level())));
  }

  private PlanSection.PlanRow interval() {
    String question =
        String.format(
            Locale.ROOT,
            "to know the expected tau to within %.2g with %.0f %% power",
            settings.difference(),
            100 * POWER);
    return fromSpread(
        question,
        "instances",
        sd ->
            Power.repetitions(
                POWER, n -> Power.paired(settings.difference(), sd, n, 1 - settings.level())));
  }

  /** A row whose answer follows from the spread between instances. */
  private PlanSection.PlanRow fromSpread(
      String question, String unit, DoubleFunction<OptionalInt> needed) {
    Summary taus = Summary.of(findings.taus());
    int have = taus.n();
    if (have < 2 || taus.sd().orElseThrow() == 0) {
      String reason = "the spread between instances is not known: that takes 2 instances";
      return new PlanSection.PlanRow(question, unit, have, null, null, reason);
    }
    double sd = taus.sd().orElseThrow();
    Integer seen = orNull(needed.apply(sd));
    Integer cautious = orNull(needed.apply(Power.upperSd(sd, have, BOUND)));
    return new PlanSection.PlanRow(
        question, unit, have, seen, cautious, cautious == null ? MORE : null);
  }

  private static Integer orNull(OptionalInt value) {
    return value.isPresent() ? (Integer) value.getAsInt() : null;
  }

  private PlanSection.PlanRow averaged() {
    String question =
        String.format(
            Locale.ROOT,
            "to average so that the ranking reaches tau %.2f with %.0f %% confidence",
            settings.targetTau(),
            100 * settings.level());
    List<double[]> scores = judged.map(Scored::scores).orElse(List.of());
    if (findings.taus().length < 2) {
      return new PlanSection.PlanRow(
          question, "instances", scores.size(), null, null, "needs 2 instances and a ground truth");
    }
    OptionalInt needed =
        new Averaging(scores, known.truth())
            .instancesFor(settings.targetTau(), settings.level(), DRAWS, settings.seed());
    return new PlanSection.PlanRow(
        question,
        "instances",
        scores.size(),
        orNull(needed),
        null,
        needed.isEmpty() ? "averaging alone does not get there" : null);
  }

  private PlanSection.PlanRow ceiling() {
    String question =
        String.format(
            Locale.ROOT, "so that a perfect ranking would reach tau %.2f", settings.targetTau());
    Reliability reliability = known.reliability();
    if (reliability.ceiling().isEmpty()) {
      return new PlanSection.PlanRow(
          question,
          "ground-truth seeds",
          known.seeds(),
          null,
          null,
          "the noise of the ground truth is not known");
    }
    SeedNoise noise = reliability.noise().orElseThrow();
    OptionalInt needed =
        Reliability.ceiling(noise, 1, DRAWS, settings.seed()).orElse(0) >= settings.targetTau()
            ? OptionalInt.of(1)
            : Power.repetitions(
                settings.targetTau(),
                k -> Reliability.ceiling(noise, k, DRAWS, settings.seed()).orElse(0));
    return new PlanSection.PlanRow(
        question,
        "ground-truth seeds",
        known.seeds(),
        orNull(needed),
        null,
        needed.isEmpty() ? MORE : null);
  }

  private PlanSection.Stopping stopping() {
    boolean instances = findings.decided();
    boolean truthSeeds = instances && noiseFreeAgrees();
    String sentence =
        instances
            ? "Every tau within the interval leads to the same verdict, so more instances can hardly"
                + " change it"
                + (truthSeeds ? "; nor can more ground-truth seeds." : ".")
            : undecided();
    return new PlanSection.Stopping(instances, truthSeeds, sentence);
  }

  /** Whether the interval of the noise-free tau leads to one verdict, and to the same. */
  private boolean noiseFreeAgrees() {
    return section
        .map(RankingSection::noiseFree)
        .filter(Figure::hasInterval)
        .filter(f -> findings.level(f.low()) == findings.level(f.high()))
        .filter(f -> findings.level(f.low()) == findings.verdict().level())
        .isPresent();
  }

  private String undecided() {
    int have = findings.taus().length;
    if (have == 0) {
      return "There is no ranking to judge, so nothing can be said about stopping.";
    }
    return have < Intervals.MIN_INSTANCES || known.seeds() < Intervals.MIN_TRUTH_SEEDS
        ? "There is too little for an interval, so more may change the verdict."
        : "The interval of the tau reaches over a limit of the rule, so more instances may change"
            + " the verdict.";
  }
}
