package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.phase.CycleLength;
import dev.supernetlab.ranking.phase.TrainingOrder;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * The series that phase and interference are looked for in: those scored with the statistics that
 * training left, where there are such.
 */
final class Dense {
  private final List<Instance> instances;
  private final int cycle;
  private final Optional<TrainingOrder> recovered;

  Dense(Study study) {
    this.instances = Scored.byStatistics(study).values().stream().findFirst().orElse(List.of());
    this.cycle =
        study.settings().cycle() > 0
            ? study.settings().cycle()
            : CycleLength.detect(series()).map(CycleLength::evaluations).orElse(0);
    this.recovered = recover(study);
  }

  /** Of the instances that share an order with the first; the children take one turn a cycle. */
  private Optional<TrainingOrder> recover(Study study) {
    boolean known = instances.stream().anyMatch(i -> !i.lastTrained().isEmpty());
    if (known || instances.isEmpty() || cycle != study.children().size()) {
      return Optional.empty();
    }
    Instance first = instances.get(0);
    return TrainingOrder.recover(
            instances.stream()
                .filter(i -> i.name().equals(first.name()) || alike(i, first))
                .map(Dense::series)
                .toList(),
            study.settings().seed())
        .filter(TrainingOrder::present);
  }

  private static boolean alike(Instance one, Instance other) {
    return !one.order().isEmpty()
        && one.order().equals(other.order())
        && one.steps().equals(other.steps());
  }

  List<Instance> instances() {
    return instances;
  }

  /** Evaluations of an order cycle: given, or found; 0 if neither. */
  int cycle() {
    return cycle;
  }

  /** A clear order that was found where none is given. */
  Optional<TrainingOrder> recovered() {
    return recovered;
  }

  static double[][] series(Instance instance) {
    return instance.scores().toArray(double[][]::new);
  }

  List<double[][]> series() {
    return instances.stream().map(Dense::series).toList();
  }

  private boolean isFirst(Instance instance) {
    return instance.name().equals(instances.get(0).name());
  }

  private List<Instance> ordered() {
    return instances.stream()
        .filter(i -> !i.lastTrained().isEmpty() || (recovered.isPresent() && isFirst(i)))
        .toList();
  }

  /** Series of the instances of which the order is known. */
  List<double[][]> orderedSeries() {
    return ordered().stream().map(Dense::series).toList();
  }

  /** Last trained children of the same instances. */
  List<int[]> lastTrained() {
    return ordered().stream()
        .map(
            i ->
                i.lastTrained().isEmpty()
                    ? recovered.orElseThrow().lastTrained(i.scores().size())
                    : i.lastTrained().stream().mapToInt(c -> c).toArray())
        .toList();
  }
}
