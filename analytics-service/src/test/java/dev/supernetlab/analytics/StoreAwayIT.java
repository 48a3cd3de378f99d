package dev.supernetlab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.Topics;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.embedded.EmbeddedStore;
import dev.supernetlab.messaging.EventConsumer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreAwayIT {

  @Test
  void eventsWaitForAStoreThatIsAway(@TempDir Path home) {
    Scenario scenario = new Scenario("waiting", 2, 2, .01, .05);
    EmbeddedStore first = EmbeddedStore.start(home.resolve("store.mv"), 0);
    String address = first.connectionString();
    first.close();

    AtomicBoolean acknowledged = new AtomicBoolean();
    AtomicBoolean refused = new AtomicBoolean();
    try (MongoClient client =
        MongoClients.create(address + "/?serverSelectionTimeoutMS=300&connectTimeoutMS=300")) {
      ResultStore store = new ResultStore(client.getDatabase("waiting"));
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      Projection projection =
          new Projection(store, new StageAnalysis(store, analysed -> {}), meters);
      CompletableFuture<Void> done =
          consumer(meters)
              .consume(
                  message(scenario.experiment().get(0), acknowledged, refused),
                  event -> {
                    projection.project(event);
                    return true;
                  })
              .subscribeAsCompletionStage();
      await().during(Duration.ofSeconds(1)).until(() -> !done.isDone());

      int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
      try (EmbeddedStore second = EmbeddedStore.start(home.resolve("store.mv"), port)) {
        assertThat(second.connectionString()).isEqualTo(address);
        await().atMost(Duration.ofSeconds(30)).until(done::isDone);
        done.join();
        assertThat(store.experiment(scenario.id())).isPresent();
        assertThat(acknowledged).isTrue();
        assertThat(refused).isFalse();
      }
    }
  }

  private static EventConsumer<Event.OfExperiment> consumer(SimpleMeterRegistry meters) {
    return new EventConsumer<>(
        Event.OfExperiment.class, Topics.EXPERIMENTS, meters, ForkJoinPool.commonPool());
  }

  private static Message<byte[]> message(
      Event event, AtomicBoolean acknowledged, AtomicBoolean refused) {
    return Message.of(
        JsonCodec.write(event),
        () -> {
          acknowledged.set(true);
          return CompletableFuture.completedFuture(null);
        },
        failure -> {
          refused.set(true);
          return CompletableFuture.completedFuture(null);
        });
  }
}
