package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Chance;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.choice.RandomChoice;
import dev.supernetlab.ranking.choice.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Rankings that cost no training, chance among them. */
final class Baselines {
  private final Known known;
  private final double[] truth;

  Baselines(Known known) {
    this.known = known;
    this.truth = known.truth();
  }

  /**
   * A row for each feature of the children, and the last for chance; none without a ground truth.
   *
   * @param expected tau of the judged ranking
   */
  List<TrustReport.BaselineRow> rows(Optional<Figure> expected) {
    List<TrustReport.BaselineRow> rows = new ArrayList<>();
    if (known.children() > 1) {
      known
          .study()
          .children()
          .features()
          .forEach((name, cost) -> rows.add(row(name, cost, expected)));
      rows.add(chance(expected));
    }
    return rows;
  }

  private TrustReport.BaselineRow row(String name, double[] cost, Optional<Figure> expected) {
    Correlation tau = Coefficient.KENDALL.between(cost, truth);
    boolean comparable =
        IntStream.range(0, cost.length)
            .anyMatch(c -> !Double.isNaN(cost[c]) && !Double.isNaN(truth[c]));
    return new TrustReport.BaselineRow(
        name,
        Figures.of(tau, known.seeds()),
        Figures.of(
            Coefficient.KENDALL.between(Ranks.withinUpperHalf(cost, truth), truth), known.seeds()),
        tau.value().isPresent() ? gain(expected, tau.value().getAsDouble()) : gain(),
        comparable ? top(k -> first(cost, k)) : List.of());
  }

  private TrustReport.BaselineRow chance(Optional<Figure> expected) {
    return new TrustReport.BaselineRow(
        "chance",
        byChance(known.children()),
        byChance(Math.max(2, (known.children() + 1) / 2)),
        gain(expected, 0),
        top(this::atRandom));
  }

  /** Tau of a ranking that knows nothing, and within what it stays. */
  private Figure byChance(int children) {
    double level = known.study().settings().level();
    double most =
        new NormalDistribution().inverseCumulativeProbability((1 + level) / 2)
            * Chance.tauSd(children);
    return new Figure(
        0.0,
        children,
        "children",
        known.seeds(),
        Math.max(-1, -most),
        Math.min(1, most),
        level,
        "the tau of a ranking that knows nothing",
        null);
  }

  private static Figure gain(Optional<Figure> expected, double counted) {
    return expected
        .filter(e -> e.value() != null)
        .map(e -> less(e, counted))
        .orElseGet(Baselines::gain);
  }

  private static Figure gain() {
    return Figures.none(0, "instances", 0, "there is nothing to compare");
  }

  private static Figure less(Figure figure, double constant) {
    return new Figure(
        figure.value() - constant,
        figure.n(),
        figure.of(),
        figure.seeds(),
        figure.low() == null ? null : (Double) (figure.low() - constant),
        figure.high() == null ? null : (Double) (figure.high() - constant),
        figure.level(),
        figure.estimand() == null ? null : figure.estimand() + ", less the tau of counting",
        figure.reason());
  }

  private List<TrustReport.TopRow> top(IntFunction<TrustReport.TopRow> first) {
    return Choices.KS.stream()
        .map(k -> Math.min(k, known.children()))
        .distinct()
        .map(first::apply)
        .toList();
  }

  private TrustReport.TopRow first(double[] cost, int k) {
    Selection s = Selection.of(cost, truth, k);
    return new TrustReport.TopRow(
        s.k(), s.bestTrueRank(), s.regret(), s.precision(), s.bestRelativeRank());
  }

  private TrustReport.TopRow atRandom(int k) {
    RandomChoice s =
        RandomChoice.of(Arrays.stream(truth).filter(t -> !Double.isNaN(t)).toArray(), k);
    return new TrustReport.TopRow(
        k, s.bestTrueRank(), s.regret(), s.precision(), s.bestRelativeRank());
  }
}
