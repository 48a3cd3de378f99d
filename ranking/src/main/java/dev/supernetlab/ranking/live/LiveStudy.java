package dev.supernetlab.ranking.live;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said at once after every evaluation: point values only. Adding one evaluation costs a
 * tau with the ground truth and one with each other instance, however many evaluations there were;
 * the values are those of a full report. Immutable: a reader keeps what it has.
 */
public final class LiveStudy {
  private final PairOrder truth;
  private final int cycle;
  private final Map<String, LiveInstance> instances;

  private LiveStudy(PairOrder truth, int cycle, Map<String, LiveInstance> instances) {
    this.truth = truth;
    this.cycle = cycle;
    this.instances = instances;
  }

  /**
   * A study without evaluations.
   *
   * @param truth accuracy of each child; all NaN without a ground truth
   * @param cycle evaluations of an order cycle, at least 1
   */
  public static LiveStudy of(double[] truth, int cycle) {
    if (cycle < 1) {
      throw new IllegalArgumentException("a cycle of " + cycle + " evaluations");
    }
    return new LiveStudy(PairOrder.of(truth), cycle, Map.of());
  }

  /**
   * The study with one more evaluation of an instance, later than those before.
   *
   * @param scores of each child; NaN for one without
   */
  public LiveStudy with(String instance, long step, double[] scores) {
    Map<String, LiveInstance> next = new LinkedHashMap<>(instances);
    next.put(
        instance,
        Optional.ofNullable(instances.get(instance))
            .map(i -> i.with(step, scores, cycle, truth))
            .orElseGet(() -> LiveInstance.first(step, scores, cycle, truth)));
    return new LiveStudy(truth, cycle, next);
  }

  /** The newest values of an instance; empty before its first evaluation. */
  public Optional<LivePoint> last(String instance) {
    return Optional.ofNullable(instances.get(instance)).map(LiveInstance::point);
  }

  /** GT-Tau of the newest evaluations, over instances. */
  public Summary gtTaus() {
    return Summary.of(instances.values().stream().map(i -> i.point().gtTau()).toList());
  }

  /** GT-Tau of the means over the newest full cycle, over the instances that have one. */
  public Summary cycleGtTaus() {
    return Summary.of(
        instances.values().stream().flatMap(i -> i.point().cycleGtTau().stream()).toList());
  }

  /** S-Tau: tau of the means over the newest full cycle, of every two instances that have one. */
  public Summary sTaus() {
    List<PairOrder> means =
        instances.values().stream().flatMap(i -> i.cycleMean().stream()).toList();
    List<Correlation> taus = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      for (int j = i + 1; j < means.size(); j++) {
        taus.add(means.get(i).tau(means.get(j)));
      }
    }
    return Summary.of(taus);
  }
}
