package dev.supernetlab.ranking.live;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest cycle of one instance.
 *
 * @param window its evaluations, the newest last
 * @param cycleMean of a full window
 */
record LiveInstance(
    LivePoint point, List<double[]> window, PairOrder newest, Optional<PairOrder> cycleMean) {

  static LiveInstance first(long step, double[] scores, int cycle, PairOrder truth) {
    return of(step, 1, List.of(scores.clone()), Optional.empty(), cycle, truth);
  }

  LiveInstance with(long step, double[] scores, int cycle, PairOrder truth) {
    if (step <= point.step()) {
      throw new IllegalArgumentException("step " + step + " after step " + point.step());
    }
    List<double[]> next =
        new ArrayList<>(window.subList(window.size() < cycle ? 0 : 1, window.size()));
    next.add(scores.clone());
    return of(step, point.evaluations() + 1, next, Optional.of(newest), cycle, truth);
  }

  private static LiveInstance of(
      long step,
      int evaluations,
      List<double[]> window,
      Optional<PairOrder> before,
      int cycle,
      PairOrder truth) {
    PairOrder newest = PairOrder.of(window.get(window.size() - 1));
    Optional<PairOrder> mean = Series.cycleMean(window, cycle).map(PairOrder::of);
    LivePoint point =
        new LivePoint(
            step,
            evaluations,
            newest.tau(truth),
            mean.map(m -> m.tau(truth)),
            before.map(newest::tau));
    return new LiveInstance(point, List.copyOf(window), newest, mean);
  }
}
