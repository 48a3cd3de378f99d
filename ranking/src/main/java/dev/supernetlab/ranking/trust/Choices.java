package dev.supernetlab.ranking.trust;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.choice.PruneList;
import dev.supernetlab.ranking.choice.PruneRisk;
import dev.supernetlab.ranking.choice.RankSpread;
import dev.supernetlab.ranking.choice.Selection;
import dev.supernetlab.ranking.choice.SparseTau;
import dev.supernetlab.ranking.choice.TieSet;
import dev.supernetlab.ranking.interval.Intervals;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the judged ranking is good for. */
final class Choices {
  static final List<Integer> KS = List.of(1, 3, 5, 10);
  private static final int TOP = 10;
  private static final int WINDOW = 64;
  private static final double PRUNE_RISK = 0.05;
  private static final double BIN = 0.001;

  /** Said beside its intervals, which do not quite cover what they promise. */
  private static final String BOOTSTRAP =
      " (bootstrap; 91 to 95 % of such intervals covered it in simulations)";

  private final Known known;
  private final Scored judged;
  private final Settings settings;
  private final List<String> names;

  Choices(Known known, Scored judged) {
    this.known = known;
    this.judged = judged;
    this.settings = known.study().settings();
    this.names = known.study().children().names();
  }

  ChoiceSection build() {
    Instance first = judged.instances().get(0);
    int evaluations = first.scores().size();
    List<ChoiceSection.SelectionRow> selections = selections();
    return new ChoiceSection(
        ranks(judged.scores()),
        ranks(first.scores().subList(Math.max(0, evaluations - WINDOW), evaluations)),
        ties(TieSet.of(judged.scores(), settings.level(), settings.seed())),
        known.study().truth().map(this::ties).orElse(null),
        prune(),
        comparable().isEmpty() ? List.of() : risks(),
        selections,
        gains(selections),
        mean(s -> SparseTau.of(s, known.truth(), BIN), "the expected sparse tau of a new instance"),
        BIN,
        mean(
            s -> SparseTau.topQuarter(s, known.truth()),
            "the expected tau of a new instance in the true best quarter"));
  }

  private List<ChoiceSection.RankRow> ranks(List<double[]> rankings) {
    double[] means = Series.mean(rankings);
    return RankSpread.of(rankings, known.truth()).stream().map(s -> row(s, means)).toList();
  }

  private ChoiceSection.RankRow row(RankSpread spread, double[] means) {
    int child = spread.child();
    boolean ranked = spread.n() > 0;
    return new ChoiceSection.RankRow(
        names.get(child),
        when(ranked, means[child]),
        when(!Double.isNaN(known.truth()[child]), known.truth()[child]),
        spread.trueRank().isPresent() ? (Integer) spread.trueRank().getAsInt() : null,
        spread.n(),
        when(ranked, spread.min()),
        when(ranked, spread.lowerQuartile()),
        when(ranked, spread.median()),
        when(ranked, spread.upperQuartile()),
        when(ranked, spread.max()),
        when(ranked, spread.mean()));
  }

  private static Double when(boolean exists, double value) {
    return exists ? (Double) value : null;
  }

  private ChoiceSection.Ties ties(GroundTruth truth) {
    return ties(
        truth instanceof GroundTruth.Table table
            ? TieSet.ofTable(
                table.mean(), table.sd(), table.seeds(), settings.level(), settings.seed())
            : TieSet.of(
                ((GroundTruth.Seeds) truth).accuracies(), settings.level(), settings.seed()));
  }

  private ChoiceSection.Ties ties(TieSet ties) {
    if (ties instanceof TieSet.Of of) {
      return new ChoiceSection.Ties(
          of.children().stream().map(names::get).toList(),
          of.compared(),
          of.repetitions(),
          of.level(),
          null);
    }
    TieSet.TooFew few = (TieSet.TooFew) ties;
    return new ChoiceSection.Ties(List.of(), 0, few.repetitions(), settings.level(), few.reason());
  }

  private ChoiceSection.Prune prune() {
    return PruneList.of(judged.scores(), PRUNE_RISK, settings.seed())
        .map(
            p ->
                new ChoiceSection.Prune(
                    p.children().stream().map(names::get).toList(),
                    p.compared(),
                    p.repetitions(),
                    p.risk(),
                    null))
        .orElseGet(
            () ->
                new ChoiceSection.Prune(
                    List.of(), 0, judged.scores().size(), PRUNE_RISK, "too few instances"));
  }

  private List<double[]> comparable() {
    return judged.scores().stream().filter(known::ranks).toList();
  }

  private List<ChoiceSection.RiskRow> risks() {
    List<double[]> scores = comparable();
    int children = known.children();
    int top = Math.min(TOP, children);
    return Stream.of(children / 4, children / 2, 3 * children / 4)
        .distinct()
        .map(dropped -> PruneRisk.of(scores, known.truth(), dropped, top, settings.level()))
        .map(
            r ->
                new ChoiceSection.RiskRow(
                    r.dropped(),
                    r.top(),
                    r.lost(),
                    r.failures(),
                    r.failureRate(),
                    r.failureLow(),
                    r.failureHigh()))
        .toList();
  }

  private List<ChoiceSection.SelectionRow> selections() {
    return IntStream.range(0, judged.scores().size())
        .filter(i -> known.ranks(judged.scores().get(i)))
        .boxed()
        .flatMap(
            i ->
                KS.stream()
                    .map(k -> Math.min(k, known.children()))
                    .distinct()
                    .map(k -> selection(i, k)))
        .toList();
  }

  private ChoiceSection.SelectionRow selection(int instance, int k) {
    Selection s = Selection.of(judged.scores().get(instance), known.truth(), k);
    return new ChoiceSection.SelectionRow(
        judged.instances().get(instance).name(),
        s.k(),
        s.children().stream().map(names::get).toList(),
        s.trueRanks(),
        s.bestTrueRank(),
        s.bestTruth(),
        s.regret(),
        s.precision(),
        s.bottomPrecision(),
        s.bestRelativeRank());
  }

  private List<ChoiceSection.GainRow> gains(List<ChoiceSection.SelectionRow> selections) {
    return selections.stream()
        .collect(groupingBy(ChoiceSection.SelectionRow::k, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(
            e ->
                new ChoiceSection.GainRow(
                    e.getKey(),
                    gain(e.getValue(), ChoiceSection.SelectionRow::regret, "regret"),
                    gain(e.getValue(), ChoiceSection.SelectionRow::precision, "P@k"),
                    gain(e.getValue(), ChoiceSection.SelectionRow::bestRelativeRank, "BR@k")))
        .toList();
  }

  private Figure gain(
      List<ChoiceSection.SelectionRow> rows,
      ToDoubleFunction<ChoiceSection.SelectionRow> figure,
      String what) {
    double[] each = rows.stream().mapToDouble(figure).toArray();
    return Figures.mean(
        Summary.of(each),
        "instances",
        known.seeds(),
        new Intervals(settings.level()).ofSkewed(each, known.seeds(), settings.seed()),
        "the expected " + what + " of a new instance against this ground truth" + BOOTSTRAP);
  }

  private Figure mean(Function<double[], Correlation> figure, String estimand) {
    List<Correlation> each = judged.scores().stream().map(figure).toList();
    return Figures.mean(
        Summary.of(each),
        "instances",
        known.seeds(),
        new Intervals(settings.level()).expected(each, known.seeds()),
        estimand + " against this ground truth");
  }
}
