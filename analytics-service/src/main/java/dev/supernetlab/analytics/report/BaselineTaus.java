package dev.supernetlab.analytics.report;

import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.judging.space.ChildCosts;
import dev.supernetlab.ranking.Chance;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Ranks;
import dev.supernetlab.ranking.Summary;
import java.util.ArrayList;
import java.util.List;

/** GT-Tau of rankings that cost no training: by what children cost to run, and by chance. */
final class BaselineTaus {
  private static final int RANDOM_DRAWS = 1000;
  private static final long RANDOM_SEED = 1;

  private BaselineTaus() {}

  /**
   * The baselines of these children.
   *
   * @param truth one value per child; NaN where it is not known
   */
  static List<Report.BaselineTau> of(SpaceSpec space, List<String> children, double[] truth) {
    List<Report.BaselineTau> all = new ArrayList<>();
    new ChildCosts(space)
        .of(children)
        .forEach(
            (name, cost) ->
                all.add(
                    new Report.BaselineTau(
                        name,
                        Figure.of(Coefficient.KENDALL.between(cost, truth)),
                        Figure.of(
                            Coefficient.KENDALL.between(Ranks.withinUpperHalf(cost, truth), truth)),
                        null)));
    Summary random = Chance.tau(truth, RANDOM_DRAWS, RANDOM_SEED);
    Double sd = random.sd().isPresent() ? (Double) random.sd().getAsDouble() : null;
    all.add(
        new Report.BaselineTau(
            "random",
            Figure.range(random, "draws", "the range over draws, not an interval"),
            null,
            sd));
    return all;
  }
}
