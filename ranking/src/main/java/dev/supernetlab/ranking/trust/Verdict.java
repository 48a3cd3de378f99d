package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Chance;
import dev.supernetlab.ranking.Scoring;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.choice.PruneRisk;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.Source;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the figures say about trusting a weight-sharing ranking.
 *
 * <p>The rule, first match wins. t is the mean GT-Tau over instances of the judged scoring; safe is
 * the lower end of its interval, or the smallest tau seen where there are too few instances or
 * ground-truth seeds for one; s is the {@linkplain Chance#tauSd standard deviation of tau by
 * chance}, b the tau of the best baseline, c the ground truth's ceiling.
 *
 * <ol>
 *   <li>{@link Level#TRUTH_UNKNOWN}: the ground truth has fewer than two seeds that can be
 *       compared.
 *   <li>{@link Level#TRUTH_TOO_NOISY}: its seeds agree with less than the asked tau.
 *   <li>{@link Level#NO_RANKING}: no instance has a GT-Tau.
 *   <li>{@link Level#CHANCE}: t &lt;= 2s, or safe &lt;= 0.
 *   <li>{@link Level#NO_BETTER_THAN_COUNTING}: t - b &lt;= s, or safe &lt;= b.
 *   <li>{@link Level#GOOD}: there is an interval, and safe is at least 0.8 c.
 *   <li>{@link Level#PARTIAL}: anything else.
 * </ol>
 *
 * @param sentences in plain words, for people
 */
public record Verdict(Level level, List<String> sentences) {
  /** Share of the ceiling from which on a ranking is as good as the ground truth can show. */
  public static final double NEAR_CEILING = 0.8;

  /** Coverage of the interval that the rule rests on. */
  private static final double CONFIDENCE = 0.95;

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
   * @param firstTrueRanks rank by ground truth of the child ranked first, per instance
   * @param pruned what is lost by dropping the children ranked last; may be empty
   * @param source whose user is advised
   */
  public record Evidence(
      int children,
      Reliability truth,
      double minSeedTau,
      Scoring judged,
      Optional<Scoring> compared,
      List<Baseline> baselines,
      List<Integer> firstTrueRanks,
      Optional<PruneRisk> pruned,
      Source source) {
    public Evidence {
      baselines = List.copyOf(baselines);
      firstTrueRanks = List.copyOf(firstTrueRanks);
    }

    /** Of an experiment. */
    public Evidence(
        int children,
        Reliability truth,
        double minSeedTau,
        Scoring judged,
        Optional<Scoring> compared,
        List<Baseline> baselines,
        List<Integer> firstTrueRanks,
        Optional<PruneRisk> pruned) {
      this(
          children,
          truth,
          minSeedTau,
          judged,
          compared,
          baselines,
          firstTrueRanks,
          pruned,
          Source.EXPERIMENT);
    }

    Optional<Baseline> bestBaseline() {
      return baselines.stream()
          .filter(b -> b.tau().value().isPresent())
          .max(Comparator.comparingDouble(b -> b.tau().value().getAsDouble()));
    }

    /** The interval of the expected tau. */
    Interval expected() {
      return new Intervals(CONFIDENCE).expected(judged.gtTaus(), truth.seeds());
    }

    /** The smallest tau that the data do not speak against. */
    private double safe(Summary taus) {
      return expected() instanceof Interval.Of of ? of.low() : taus.min().orElseThrow();
    }
  }

  /** Judges. */
  public static Verdict of(Evidence evidence) {
    Reliability truth = evidence.truth();
    OptionalDouble seedTau = truth.seedTau();
    if (seedTau.isEmpty()) {
      return new Verdict(Level.TRUTH_UNKNOWN, List.of(Sentences.unknown(truth, evidence.source())));
    }
    if (seedTau.getAsDouble() < evidence.minSeedTau()) {
      return new Verdict(Level.TRUTH_TOO_NOISY, Sentences.noisy(evidence));
    }
    Summary taus = evidence.judged().summary();
    if (taus.n() == 0) {
      return new Verdict(
          Level.NO_RANKING, List.of("No instance has a ranking that can be compared."));
    }
    boolean interval = evidence.expected() instanceof Interval.Of;
    double mean = taus.mean().orElseThrow();
    Level level = level(evidence, mean, evidence.safe(taus), interval);
    List<String> sentences = new ArrayList<>();
    sentences.add(Sentences.figures(evidence, taus));
    sentences.add(Sentences.consequence(level, evidence));
    if (!interval) {
      sentences.add(Sentences.tooFew(level, evidence, taus.n(), mean));
    }
    return new Verdict(level, sentences);
  }

  /** The same verdict with more to say. */
  Verdict and(List<String> more) {
    List<String> all = new ArrayList<>(sentences);
    all.addAll(more);
    return new Verdict(level, all);
  }

  /**
   * The rule from its fourth line on.
   *
   * @param mean GT-Tau
   * @param safe the smallest that the data do not speak against
   * @param interval whether that is the end of an interval
   */
  static Level level(Evidence evidence, double mean, double safe, boolean interval) {
    double chance = Chance.tauSd(evidence.children());
    if (mean <= 2 * chance || safe <= 0) {
      return Level.CHANCE;
    }
    double counted = evidence.bestBaseline().map(b -> b.tau().value().getAsDouble()).orElse(-1.0);
    if (mean - counted <= chance || safe <= counted) {
      return Level.NO_BETTER_THAN_COUNTING;
    }
    OptionalDouble ceiling = evidence.truth().ceiling();
    return interval && ceiling.isPresent() && safe >= NEAR_CEILING * ceiling.getAsDouble()
        ? Level.GOOD
        : Level.PARTIAL;
  }
}
