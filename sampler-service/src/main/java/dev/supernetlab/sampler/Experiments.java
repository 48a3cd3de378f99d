package dev.supernetlab.sampler;

import dev.supernetlab.contracts.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All experiments, as the log tells them: some kilobytes each. */
final class Experiments {
  private final Map<String, Experiment> byId = new ConcurrentHashMap<>();

  /** Takes an event in; applying it again changes nothing. */
  Experiment apply(Event event, Instant time) {
    return byId.compute(
        event.experimentId(),
        (id, known) -> (known == null ? Experiment.unknown(id) : known).after(event, time));
  }

  Optional<Experiment> find(String id) {
    return Optional.ofNullable(byId.get(id)).filter(Experiment::known);
  }

  /** Newest first. */
  List<Experiment> all() {
    return byId.values().stream()
        .filter(Experiment::known)
        .sorted(
            Comparator.comparing(Experiment::submitted).reversed().thenComparing(Experiment::id))
        .toList();
  }
}
