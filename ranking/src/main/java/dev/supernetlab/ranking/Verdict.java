package dev.supernetlab.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the figures say about trusting a weight-sharing ranking.
 *
 * <p>The rule, first match wins. t is the mean GT-Tau over instances of the judged scoring, s the
 * {@linkplain Chance#tauSd standard deviation of tau by chance}, b the tau of the best baseline.
 *
 * <ol>
 *   <li>{@link Level#TRUTH_UNKNOWN}: the ground truth has fewer than two seeds that can be
 *       compared.
 *   <li>{@link Level#TRUTH_TOO_NOISY}: its seeds agree with less than the asked tau.
 *   <li>{@link Level#NO_RANKING}: no instance has a GT-Tau.
 *   <li>{@link Level#CHANCE}: t &lt;= 2s.
 *   <li>{@link Level#NO_BETTER_THAN_COUNTING}: t - b &lt;= s, or an instance is not above b.
 *   <li>{@link Level#GOOD}: t is at least 0.8 of the ground truth's ceiling.
 *   <li>{@link Level#PARTIAL}: anything else.
 * </ol>
 *
 * @param sentences in plain words, for people
 */
public record Verdict(Level level, List<String> sentences) {
  /** Share of the ceiling from which on a ranking is as good as the ground truth can show. */
  public static final double NEAR_CEILING = 0.8;

  public Verdict {
    sentences = List.copyOf(sentences);
  }

  /** How far the ranking can be trusted. */
  public enum Level {
    TRUTH_UNKNOWN,
    TRUTH_TOO_NOISY,
    NO_RANKING,
    CHANCE,
    NO_BETTER_THAN_COUNTING,
    PARTIAL,
    GOOD
  }

  /**
   * What is judged.
   *
   * @param children that have a ground truth
   * @param minSeedTau tau between ground-truth seeds that is asked for
   * @param judged the scoring that the verdict is about
   * @param compared another scoring of the same weights, to tell what it costs; may be empty
   * @param first what the child ranked first is worth, per instance
   * @param pruned what is lost by dropping the children ranked last, per instance
   */
  public record Evidence(
      int children,
      Reliability truth,
      double minSeedTau,
      Scoring judged,
      Optional<Scoring> compared,
      List<Baseline> baselines,
      List<TopK> first,
      List<Pruning> pruned) {
    public Evidence {
      baselines = List.copyOf(baselines);
      first = List.copyOf(first);
      pruned = List.copyOf(pruned);
    }

    Optional<Baseline> bestBaseline() {
      return baselines.stream()
          .filter(b -> b.tau().value().isPresent())
          .max(Comparator.comparingDouble(b -> b.tau().value().getAsDouble()));
    }
  }

  /** Judges. */
  public static Verdict of(Evidence evidence) {
    Reliability truth = evidence.truth();
    OptionalDouble seedTau = truth.seedTau();
    if (seedTau.isEmpty()) {
      return new Verdict(Level.TRUTH_UNKNOWN, List.of(unknown(truth)));
    }
    if (seedTau.getAsDouble() < evidence.minSeedTau()) {
      return new Verdict(Level.TRUTH_TOO_NOISY, noisy(truth, evidence.minSeedTau()));
    }
    Summary taus = evidence.judged().summary();
    if (taus.n() == 0) {
      return new Verdict(
          Level.NO_RANKING, List.of("No instance has a ranking that can be compared."));
    }
    Level level = level(evidence, taus);
    return new Verdict(level, List.of(figures(evidence, taus), consequence(level, evidence)));
  }

  private static Level level(Evidence evidence, Summary taus) {
    double mean = taus.mean().orElseThrow();
    double chance = Chance.tauSd(evidence.children());
    if (mean <= 2 * chance) {
      return Level.CHANCE;
    }
    double counted = evidence.bestBaseline().map(b -> b.tau().value().getAsDouble()).orElse(-1.0);
    if (mean - counted <= chance || taus.min().orElseThrow() <= counted) {
      return Level.NO_BETTER_THAN_COUNTING;
    }
    OptionalDouble ceiling = evidence.truth().ceiling();
    return ceiling.isPresent() && mean >= NEAR_CEILING * ceiling.getAsDouble()
        ? Level.GOOD
        : Level.PARTIAL;
  }

  private static String unknown(Reliability truth) {
    if (truth.seeds() == 0) {
      return "There is no ground truth to judge this ranking by.";
    }
    return truth.seeds() < 2
        ? "The ground truth has only "
            + truth.seeds()
            + " seed, so nobody knows how noisy it is: give its stage 2 or more instances."
        : "The seeds of the ground truth cannot be compared: "
            + (truth.agreement().pairs().get(0) instanceof Correlation.Undefined u
                ? u.reason()
                : "no pair has a tau")
            + ".";
  }

  private static List<String> noisy(Reliability truth, double asked) {
    double tau = truth.seedTau().orElseThrow();
    String first =
        "The ground truth is too noisy to say: its %d seeds agree with tau %s only, %s less than the %s asked for."
            .formatted(truth.seeds(), two(tau), two(asked - tau), two(asked));
    String longer = "Train each child of the ground truth longer";
    String second =
        truth.seedsFor(asked).isEmpty()
            ? longer + "; more seeds alone would not help."
            : truth.seedsFor(asked).getAsInt() <= truth.seeds()
                ? longer
                    + ", or, as the mean of these seeds is steadier than one, set report.minSeedTau to "
                    + two(Math.floor(tau * 100) / 100)
                    + "."
                : longer
                    + "; at this length it takes the mean of about %d seeds to be as reliable as single seeds that agree with %s."
                        .formatted(truth.seedsFor(asked).getAsInt(), two(asked));
    return List.of(first, second);
  }

  private static String figures(Evidence evidence, Summary taus) {
    StringBuilder text = new StringBuilder();
    text.append(
        switch (taus.n()) {
          case 1 -> "In this one instance";
          default ->
              (taus.n() < Bootstrap.MIN_INSTANCES ? "In these " : "Over ")
                  + taus.n()
                  + " instances";
        });
    text.append(
        " the shared weights, scored %s, rank the %d children with tau %s"
            .formatted(
                evidence.judged().name(), evidence.children(), two(taus.mean().orElseThrow())));
    if (taus.n() > 1) {
      text.append(
          " (%s to %s)".formatted(two(taus.min().orElseThrow()), two(taus.max().orElseThrow())));
    }
    evidence
        .bestBaseline()
        .ifPresent(
            b ->
                text.append(
                    "; ranking by %s gives %s"
                        .formatted(b.name(), two(b.tau().value().getAsDouble()))));
    evidence
        .truth()
        .ceiling()
        .ifPresent(
            c ->
                text.append(
                    ", and a perfect ranking would reach about %s against this ground truth"
                        .formatted(two(c))));
    return text.append('.').toString();
  }

  private static String consequence(Level level, Evidence evidence) {
    String base =
        switch (level) {
          case CHANCE -> "That cannot be told from chance: do not trust this ranking";
          case NO_BETTER_THAN_COUNTING ->
              "That is no clear gain over counting, which costs nothing: this ranking alone is no reason to choose a child";
          case PARTIAL -> "They know more than counting does, but not enough to pick a winner";
          default ->
              "That is close to the best this ground truth can show: the ranking can be trusted as far as the ground truth can";
        };
    return base + firstChildren(evidence) + pruned(evidence) + cost(evidence) + ".";
  }

  private static String firstChildren(Evidence evidence) {
    return evidence.first().isEmpty()
        ? ""
        : " (true rank of the child ranked first: %s of %d)"
            .formatted(
                evidence.first().stream()
                    .map(t -> Integer.toString(t.bestTrueRank()))
                    .collect(Collectors.joining(", ")),
                evidence.children());
  }

  private static String pruned(Evidence evidence) {
    if (evidence.pruned().isEmpty()) {
      return "";
    }
    Pruning any = evidence.pruned().get(0);
    return "; dropping the %d ranked last loses %s of the true best %d"
        .formatted(
            any.dropped(),
            evidence.pruned().stream()
                .map(p -> Integer.toString(p.lost()))
                .collect(Collectors.joining(", ")),
            any.best());
  }

  /** Says what the other scoring costs where that is more than chance makes of one tau. */
  private static String cost(Evidence evidence) {
    double judged = evidence.judged().summary().mean().orElseThrow();
    return evidence
        .compared()
        .filter(c -> judged - c.summary().mean().orElse(judged) > Chance.tauSd(evidence.children()))
        .map(
            c ->
                "; scored %s the tau is only %s"
                    .formatted(c.name(), two(c.summary().mean().getAsDouble())))
        .orElse("");
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
