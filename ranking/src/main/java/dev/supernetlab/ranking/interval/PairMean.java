package dev.supernetlab.ranking.interval;

import dev.supernetlab.ranking.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The mean tau of some pairs of instances. Pairs have instances, seeds, orders in common. */
final class PairMean {
  private final List<Pair> pairs = new ArrayList<>();

  private record Pair(int one, int other, double tau) {}

  PairMean(Agreement agreement, Agreement.Pairs which) {
    for (int i = 0; i < agreement.rankings(); i++) {
      for (int j = i + 1; j < agreement.rankings(); j++) {
        OptionalDouble tau = agreement.matrix().get(i).get(j).value();
        if (which.count(i, j) && tau.isPresent()) {
          pairs.add(new Pair(i, j, tau.getAsDouble()));
        }
      }
    }
  }

  double[] taus() {
    return pairs.stream().mapToDouble(Pair::tau).toArray();
  }

  double value() {
    return Variances.mean(taus());
  }

  /** How many different ones the paired instances have. */
  int count(Shared shared) {
    return (int) labels(shared).count();
  }

  private Stream<String> labels(Shared shared) {
    return pairs.stream()
        .flatMapToInt(pair -> IntStream.of(pair.one, pair.other))
        .mapToObj(shared.labels()::get)
        .distinct();
  }

  /** The jackknife's, leaving out all pairs with one of the shared things at a time. */
  double variance(Shared shared) {
    return Variances.jackknife(
        labels(shared).flatMapToDouble(label -> without(shared, label)).toArray());
  }

  private DoubleStream without(Shared shared, String label) {
    double[] left =
        pairs.stream()
            .filter(pair -> !shared.labels().get(pair.one).equals(label))
            .filter(pair -> !shared.labels().get(pair.other).equals(label))
            .mapToDouble(Pair::tau)
            .toArray();
    return left.length == 0 ? DoubleStream.empty() : DoubleStream.of(Variances.mean(left));
  }
}
