package dev.supernetlab.ranking.policy;

import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * What is compared of a policy.
 *
 * @param ranking key of the ranking that the taus are of
 * @param seeds what names the seeds of each instance; empty for one where they are not known
 * @param taus GT-Tau of each instance
 * @param budget what one instance cost; empty if not known
 */
public record PolicyRun(
    String name,
    String ranking,
    List<String> seeds,
    List<Correlation> taus,
    Optional<Study.Budget> budget) {
  public PolicyRun {
    seeds = List.copyOf(seeds);
    taus = List.copyOf(taus);
    if (seeds.size() != taus.size()) {
      throw new IllegalArgumentException(seeds.size() + " seeds, " + taus.size() + " taus");
    }
  }

  PolicyComparison.Policy row(String basis) {
    Summary summary = Summary.of(taus);
    return new PolicyComparison.Policy(
        name,
        basis,
        ranking,
        taus.size(),
        summary.mean().isPresent() ? (Double) summary.mean().getAsDouble() : null,
        budget.orElse(null));
  }

  /** Differences of the instances that have equal seeds, and taus, in both. */
  double[] differences(PolicyRun other) {
    return seeds.stream()
        .distinct()
        .filter(seed -> !seed.isEmpty() && other.seeds.contains(seed))
        .filter(seed -> defined(seed) && other.defined(seed))
        .mapToDouble(seed -> tau(seed) - other.tau(seed))
        .toArray();
  }

  private boolean defined(String seed) {
    return taus.get(seeds.indexOf(seed)).value().isPresent();
  }

  private double tau(String seed) {
    return taus.get(seeds.indexOf(seed)).value().getAsDouble();
  }

  double[] defined() {
    return Correlation.defined(taus);
  }
}
