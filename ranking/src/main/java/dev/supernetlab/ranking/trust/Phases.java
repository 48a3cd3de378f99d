package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.phase.EdgePhase;
import dev.supernetlab.ranking.phase.LastTrained;
import dev.supernetlab.ranking.phase.Periodicity;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What depends on the moment in the order cycle, of instances scored in one way. */
final class Phases {
  private final Known known;
  private final Dense dense;
  private final Children children;

  Phases(Known known, Dense dense) {
    this.known = known;
    this.dense = dense;
    this.children = known.study().children();
  }

  PhaseSection build() {
    List<double[][]> ordered = dense.orderedSeries();
    Periodicity periodicity =
        dense.cycle() > 0 ? Periodicity.of(dense.series(), dense.cycle(), seed()) : null;
    return new PhaseSection(
        periodicity instanceof Periodicity.Tested tested ? row(tested) : null,
        periodicity instanceof Periodicity.NotTestable not ? not.needs() : null,
        ordered.isEmpty() ? null : lastTrained(ordered),
        edges(ordered),
        order());
  }

  private PhaseSection.LastTrained lastTrained(List<double[][]> ordered) {
    return LastTrained.of(ordered, dense.lastTrained(), seed())
        .map(
            l ->
                new PhaseSection.LastTrained(
                    l.changes(), l.ownGain(), l.othersGain(), l.explained(), l.pValue()))
        .orElse(null);
  }

  private long seed() {
    return known.study().settings().seed();
  }

  private PhaseSection.Periodicity row(Periodicity.Tested tested) {
    return new PhaseSection.Periodicity(
        tested.period(),
        known.study().settings().cycle() > 0,
        tested.autocorrelation(),
        tested.periodicShare(),
        tested.pValue(),
        tested.present());
  }

  private List<PhaseSection.EdgeRow> edges(List<double[][]> ordered) {
    if (children.codes().isEmpty() || ordered.isEmpty() || known.children() < 2) {
      return List.of();
    }
    List<double[]> taus = ordered.stream().map(this::taus).toList();
    List<PhaseSection.EdgeRow> rows = new ArrayList<>();
    for (EdgePhase edge : EdgePhase.of(taus, dense.lastTrained(), children.codes(), seed())) {
      for (EdgePhase.OperatorTau operator : edge.operators()) {
        rows.add(
            new PhaseSection.EdgeRow(
                edge.edge(),
                String.valueOf(operator.operator()),
                operator.taus().n(),
                Figures.orNull(operator.taus().mean()),
                Figures.orNull(edge.spread()),
                Figures.orNull(edge.pValue())));
      }
    }
    return rows;
  }

  private double[] taus(double[][] series) {
    double[] taus = new double[series.length];
    for (int e = 0; e < taus.length; e++) {
      taus[e] = PairOrder.of(series[e]).value(known.order());
    }
    return taus;
  }

  private PhaseSection.Order order() {
    Optional<Instance> given =
        dense.instances().stream().filter(i -> !i.lastTrained().isEmpty()).findFirst();
    if (given.isPresent()) {
      return new PhaseSection.Order(given.get().name(), true, List.of(), List.of(), 1, null);
    }
    return dense
        .recovered()
        .map(
            o ->
                new PhaseSection.Order(
                    dense.instances().get(0).name(),
                    false,
                    o.children().stream().map(children.names()::get).toList(),
                    o.certainty(),
                    o.meanCertainty(),
                    o.pValue()))
        .orElse(null);
  }
}
