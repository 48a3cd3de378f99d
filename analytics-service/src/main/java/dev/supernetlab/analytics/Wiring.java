package dev.supernetlab.analytics;

import com.mongodb.client.MongoClient;
import dev.supernetlab.analytics.progress.ProgressMeter;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.messaging.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Puts the parts together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  ResultStore store(MongoClient client, AnalyticsSettings settings) {
    return new ResultStore(client.getDatabase(settings.database()));
  }

  @Produces
  @Singleton
  Projection projection(
      ResultStore store,
      @Channel("analytics-analyses") MutinyEmitter<byte[]> emitter,
      MeterRegistry meters) {
    EventPublisher outbox = new EventPublisher(emitter, Topics.ANALYSES, "analytics", meters);
    return new Projection(store, new StageAnalysis(store, outbox::publish), meters);
  }

  @Produces
  @Singleton
  Rebuild rebuild(
      Projection projection, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    return new Rebuild(projection, kafka);
  }

  @Produces
  @Singleton
  ProgressMeter progress(ResultStore store) {
    return new ProgressMeter(store, Clock.systemUTC());
  }
}
