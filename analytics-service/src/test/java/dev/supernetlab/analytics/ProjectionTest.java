package dev.supernetlab.analytics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.supernetlab.analytics.store.ResultStore;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.messaging.PoisonEventException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final String NOBODY =
      "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50&connectTimeoutMS=50";

  private static Projection projection(MongoClient client) {
    ResultStore store = new ResultStore(client.getDatabase("none"));
    return new Projection(
        store, new StageAnalysis(store, analysed -> {}), new SimpleMeterRegistry());
  }

  @Test
  void anEventIsToBeTriedAgainWhileTheStoreIsAwayOrItsClientClosed() {
    Projection projection;
    try (MongoClient client = MongoClients.create(NOBODY)) {
      projection = projection(client);
      assertThatThrownBy(() -> projection.project(new ExperimentCancelled("e")))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThatThrownBy(() -> projection.project(new ExperimentCancelled("e")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anEventThatNamesNoTrainingIsPoison() {
    try (MongoClient client = MongoClients.create(NOBODY)) {
      assertThatThrownBy(
              () -> projection(client).project(new TrainingCompleted("nonsense", 1, 1, 1, 1)))
          .isInstanceOf(PoisonEventException.class);
    }
  }
}
