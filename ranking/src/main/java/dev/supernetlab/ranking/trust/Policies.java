package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.policy.PolicyRun;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A policy and others, compared as they were trained, and where they had cost the same. */
final class Policies {
  /** Shares that differ by less are the same. */
  private static final double DIGITS = 1e6;

  private final Known known;
  private final List<Study> studies;

  Policies(Known known, List<Study> others) {
    this.known = known;
    this.studies = Stream.concat(Stream.of(known.study()), others.stream()).toList();
  }

  PolicyComparison build() {
    Map<List<Double>, String> bases = new LinkedHashMap<>();
    shares(Study.Budget::imagesTrained).ifPresent(s -> bases.put(s, "equal compute"));
    shares(Study.Budget::updatesPerChild)
        .ifPresent(s -> bases.merge(s, "equal visits", "%s and %s"::formatted));
    PolicyComparison all = compare(studies, "as trained");
    for (Map.Entry<List<Double>, String> basis : bases.entrySet()) {
      List<Study> cut =
          IntStream.range(0, studies.size())
              .mapToObj(i -> studies.get(i).until(basis.getKey().get(i)))
              .toList();
      if (cut.stream().noneMatch(s -> s.instances().isEmpty())) {
        all = all.and(compare(cut, basis.getValue()));
      }
    }
    return all;
  }

  /**
   * The share of each training at which it had cost as much as the cheapest did; empty if costs are
   * not known or all the same.
   */
  private Optional<List<Double>> shares(ToDoubleFunction<Study.Budget> cost) {
    double[] costs =
        studies.stream()
            .flatMap(s -> s.budget().stream())
            .mapToDouble(cost)
            .filter(c -> c > 0)
            .toArray();
    double least = Arrays.stream(costs).min().orElse(0);
    return costs.length < studies.size() || Arrays.stream(costs).allMatch(c -> c == least)
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(costs).mapToObj(c -> Math.rint(least / c * DIGITS) / DIGITS).toList());
  }

  private PolicyComparison compare(List<Study> policies, String basis) {
    List<List<Scored>> ways =
        policies.stream().map(p -> Scored.all(p, new Dense(p).cycle())).toList();
    return PolicyComparison.of(
        IntStream.range(0, policies.size())
            .mapToObj(i -> run(policies.get(i), likeAll(ways.get(i), ways)))
            .toList(),
        basis,
        known.seeds(),
        known.study().settings().level());
  }

  /** The most trusted way to score that all policies have; else the most trusted of its own. */
  private static Optional<Scored> likeAll(List<Scored> own, List<List<Scored>> all) {
    return own.stream()
        .filter(
            way ->
                all.stream().allMatch(ws -> ws.stream().anyMatch(w -> w.key().equals(way.key()))))
        .reduce((first, second) -> second)
        .or(() -> own.stream().reduce((first, second) -> second));
  }

  private PolicyRun run(Study policy, Optional<Scored> way) {
    return new PolicyRun(
        policy.name(),
        way.map(Scored::key).orElse(""),
        way.map(Scored::instances).orElse(List.of()).stream().map(Policies::seeds).toList(),
        way.map(Scored::scores).map(known::taus).orElse(List.of()),
        policy.budget());
  }

  private static String seeds(Instance instance) {
    return instance.seed().isEmpty() ? "" : instance.seed() + "/" + instance.order();
  }
}
