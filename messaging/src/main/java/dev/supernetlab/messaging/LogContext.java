package dev.supernetlab.messaging;

import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * What a thread works on, in the diagnostic context of its log lines: {@code experimentId}, {@code
 * instanceId} (experiment/stage/instance) and, while traces are recorded, {@code traceId}.
 */
final class LogContext {
  private LogContext() {}

  static <T> T during(Event event, Supplier<T> work) {
    Map<String, String> entries = entries(event);
    entries.forEach(MDC::put);
    try {
      return work.get();
    } finally {
      entries.keySet().forEach(MDC::remove);
    }
  }

  private static Map<String, String> entries(Event event) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("experimentId", event.experimentId());
    training(event).ifPresent(id -> entries.put("instanceId", id.instanceId()));
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      entries.put("traceId", span.getTraceId());
    }
    return entries;
  }

  private static Optional<TrainingId> training(Event event) {
    String id = null;
    if (event instanceof Event.OfSamples sampled) {
      id = sampled.trainingId();
    } else if (event instanceof Event.OfTraining news) {
      id = news.trainingId();
    } else if (event instanceof SnapshotTaken snapshot) {
      id = snapshot.trainingId();
    } else if (event instanceof SnapshotEvaluated scored) {
      id = scored.trainingId();
    }
    return Optional.ofNullable(id).map(TrainingId::parse);
  }
}
