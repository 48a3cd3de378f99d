package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.Interval;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.truth.Reliability;
import dev.supernetlab.ranking.truth.SeedNoise;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How reliable a ground truth is, in figures. */
final class TruthSections {
  private static final String SEEDS = "seeds";
  private static final String CHILDREN = "children";
  private static final String SIMULATED = "simulated from the spread between seeds";
  private static final String UNKNOWN = "the spread between seeds is not known";
  private static final List<Integer> MORE_SEEDS = List.of(1, 3, 5, 10, 20);
  private static final int VARIANCE_DRAWS = 200;

  private final Known known;
  private final Reliability reliability;

  TruthSections(Known known) {
    this.known = known;
    this.reliability = known.reliability();
  }

  TruthSection build() {
    int[] order = Ranks.order(known.truth());
    return new TruthSection(
        known.seeds(),
        known.children(),
        known.study().settings().minSeedTau(),
        accuracy(order, order.length - 1),
        accuracy(order, 0),
        Figures.of(
            reliability.seedSd(),
            known.children(),
            CHILDREN,
            known.seeds(),
            "pooled over children that differ",
            UNKNOWN),
        seedTau(),
        Figures.of(
            reliability.leaveOneOut(),
            known.seeds(),
            SEEDS,
            known.seeds(),
            given() ? "each seed is compared with the others" : SIMULATED,
            UNKNOWN),
        Figures.of(
            reliability.ceiling(),
            known.children(),
            CHILDREN,
            known.seeds(),
            SIMULATED,
            "the seeds do not tell the children apart"),
        RankingSections.pairs(
            IntStream.range(0, reliability.agreement().rankings())
                .mapToObj(Integer::toString)
                .toList(),
            reliability.agreement()),
        ceilings());
  }

  private boolean given() {
    return known.study().truth().filter(GroundTruth.Seeds.class::isInstance).isPresent();
  }

  private Figure accuracy(int[] order, int place) {
    if (order.length == 0) {
      return Figures.none(0, SEEDS, known.seeds(), "no child has an accuracy");
    }
    int child = order[place];
    if (known.study().truth().orElseThrow() instanceof GroundTruth.Seeds seeds) {
      double[] seen =
          seeds.accuracies().stream()
              .mapToDouble(s -> s[child])
              .filter(v -> !Double.isNaN(v))
              .toArray();
      return Figures.range(
          Summary.of(seen), SEEDS, known.seeds(), "the range over seeds, not an interval");
    }
    return Figures.plain(
        known.truth()[child], known.seeds(), SEEDS, known.seeds(), "only a mean is given");
  }

  private Figure seedTau() {
    OptionalDouble tau = reliability.seedTau();
    if (tau.isEmpty()) {
      return Figures.none(
          known.seeds(),
          SEEDS,
          known.seeds(),
          known.seeds() < 2 ? "there is only one seed" : UNKNOWN);
    }
    if (!given()) {
      return Figures.plain(tau.getAsDouble(), known.seeds(), SEEDS, known.seeds(), SIMULATED);
    }
    Summary pairs = reliability.agreement().summary();
    Settings settings = known.study().settings();
    Interval interval =
        reliability.seedTauInterval(
            new Intervals(settings.level()), VARIANCE_DRAWS, settings.seed());
    return Figures.mean(
        pairs, "pairs of seeds", known.seeds(), interval, "the expected tau of two new seeds");
  }

  private List<TruthSection.CeilingRow> ceilings() {
    Settings settings = known.study().settings();
    return reliability.noise().filter(n -> reliability.ceiling().isPresent()).stream()
        .flatMap(noise -> rows(noise, settings))
        .toList();
  }

  private static Stream<TruthSection.CeilingRow> rows(SeedNoise noise, Settings settings) {
    double[] ceilings = Reliability.ceilings(noise, MORE_SEEDS, settings.draws(), settings.seed());
    return IntStream.range(0, ceilings.length)
        .mapToObj(i -> new TruthSection.CeilingRow(MORE_SEEDS.get(i), ceilings[i]));
  }
}
