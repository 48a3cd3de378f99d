package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Chance;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.Source;
import dev.supernetlab.ranking.truth.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a {@link Verdict} says in words. */
final class Sentences {
  private Sentences() {}

  static String unknown(Reliability truth, Source source) {
    if (truth.seeds() == 0) {
      return "There is no ground truth to judge this ranking by.";
    }
    return truth.seeds() < 2
        ? "The ground truth has only %d seed, so nobody knows how noisy it is: %s."
            .formatted(
                truth.seeds(),
                switch (source) {
                  case EXPERIMENT -> "give its stage 2 or more instances";
                  case FILES ->
                      "that takes the accuracies of 2 or more seeds, or their deviations and their number";
                })
        : "The seeds of the ground truth cannot be compared: "
            + truth.agreement().pairs().stream()
                .filter(Correlation.Undefined.class::isInstance)
                .map(u -> ((Correlation.Undefined) u).reason())
                .findFirst()
                .orElse("how far they scatter is not known")
            + ".";
  }

  static List<String> noisy(Verdict.Evidence evidence) {
    double tau = evidence.truth().seedTau().orElseThrow();
    double asked = evidence.minSeedTau();
    return List.of(
        "The ground truth is too noisy to say: its %d seeds agree with tau %s only, %s less than the %s %s."
            .formatted(
                evidence.truth().seeds(),
                two(tau),
                two(asked - tau),
                two(asked),
                switch (evidence.source()) {
                  case EXPERIMENT -> "asked for";
                  case FILES -> "that a verdict takes";
                }),
        "Train each child of the ground truth longer" + orElse(evidence, tau, asked) + ".");
  }

  /** What else helps against a noisy ground truth. */
  private static String orElse(Verdict.Evidence evidence, double tau, double asked) {
    OptionalInt needed = evidence.truth().seedsFor(asked);
    if (needed.isEmpty()) {
      return "; more seeds alone would not help";
    }
    if (needed.getAsInt() > evidence.truth().seeds()) {
      return "; at this length it takes the mean of about %d seeds to be as reliable as single seeds that agree with %s"
          .formatted(needed.getAsInt(), two(asked));
    }
    return switch (evidence.source()) {
      case EXPERIMENT ->
          ", or, as the mean of these seeds is steadier than one, set report.minSeedTau to "
              + two(Math.floor(tau * 100) / 100);
      case FILES ->
          ", or go by the figures alone: the mean of these seeds is about as reliable as single seeds that agree with "
              + two(asked);
    };
  }

  static String figures(Verdict.Evidence evidence, Summary taus) {
    StringBuilder text = new StringBuilder();
    text.append(instances(taus.n(), evidence.judged().gtTaus().size()));
    text.append(
        " the shared weights, scored %s, rank the %d children with tau %s"
            .formatted(
                evidence.judged().name(), evidence.children(), two(taus.mean().orElseThrow())));
    if (evidence.expected() instanceof Interval.Of i) {
      text.append(
          " (%.0f %% interval %s to %s)".formatted(100 * i.level(), two(i.low()), two(i.high())));
    } else if (taus.n() > 1) {
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

  /** Where some of them rank nobody, as all their scores are equal, it is said. */
  private static String instances(int ranking, int all) {
    String in = ranking < Intervals.MIN_INSTANCES ? "In " : "Over ";
    if (ranking < all) {
      return in + "the %d of %d instances that have a ranking".formatted(ranking, all);
    }
    return switch (all) {
      case 1 -> "In this one instance";
      default -> in + (all < Intervals.MIN_INSTANCES ? "these " : "") + all + " instances";
    };
  }

  static String consequence(Verdict.Level level, Verdict.Evidence evidence) {
    String base =
        switch (level) {
          case CHANCE -> "That cannot be told from chance: do not trust this ranking";
          case NO_BETTER_THAN_COUNTING ->
              "That is no clear gain over counting, which costs nothing: this ranking alone is no reason to choose a child";
          case PARTIAL ->
              "They know more than %s, but not enough to pick a winner"
                  .formatted(evidence.bestBaseline().isPresent() ? "counting does" : "chance");
          default ->
              "That is close to the best this ground truth can show: the ranking can be trusted as far as the ground truth can";
        };
    return base + firstChildren(evidence) + pruned(evidence) + cost(evidence) + ".";
  }

  private static String firstChildren(Verdict.Evidence evidence) {
    return evidence.firstTrueRanks().isEmpty()
        ? ""
        : " (true rank of the child ranked first: %s of %d)"
            .formatted(joined(evidence.firstTrueRanks()), evidence.children());
  }

  private static String pruned(Verdict.Evidence evidence) {
    return evidence
        .pruned()
        .map(
            p ->
                "; dropping the %d ranked last loses %s of the true best %d"
                    .formatted(p.dropped(), joined(p.lost()), p.top()))
        .orElse("");
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(n -> Integer.toString(n)).collect(Collectors.joining(", "));
  }

  /** Says what is missing for an interval. */
  static String tooFew(Verdict.Level level, Verdict.Evidence evidence, int instances, double mean) {
    List<String> missing = new ArrayList<>();
    if (instances < Intervals.MIN_INSTANCES) {
      missing.add(more(Intervals.MIN_INSTANCES - instances, "instance"));
    }
    if (evidence.truth().seeds() < Intervals.MIN_TRUTH_SEEDS) {
      missing.add(more(Intervals.MIN_TRUTH_SEEDS - evidence.truth().seeds(), "ground-truth seed"));
    }
    OptionalDouble ceiling = evidence.truth().ceiling();
    boolean near =
        level == Verdict.Level.PARTIAL
            && ceiling.isPresent()
            && mean >= Verdict.NEAR_CEILING * ceiling.getAsDouble();
    return (near
            ? "This is close to the best that the ground truth can show, but it is "
            : "This is ")
        + "too few for an interval: that takes "
        + String.join(" and ", missing)
        + ".";
  }

  private static String more(int count, String of) {
    return "%d more %s%s".formatted(count, of, count == 1 ? "" : "s");
  }

  /** Says what the other scoring costs where that is more than chance makes of one tau. */
  private static String cost(Verdict.Evidence evidence) {
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
