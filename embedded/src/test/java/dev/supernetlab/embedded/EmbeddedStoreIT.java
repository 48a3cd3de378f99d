package dev.supernetlab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {
  @TempDir Path directory;

  @Test
  void anUpsertIsKeptInTheFileAndNotDoubled() {
    Path file = directory.resolve("new/store.mv");
    for (int start = 0; start < 2; start++) {
      try (EmbeddedStore store = EmbeddedStore.start(file, 0);
          MongoClient client = MongoClients.create(store.connectionString())) {
        MongoCollection<Document> scores = client.getDatabase("lab").getCollection("scores");
        assertThat(scores.countDocuments()).isEqualTo(start);
        scores.replaceOne(
            Filters.eq("x"), new Document("correct", 7), new ReplaceOptions().upsert(true));
        assertThat(scores.find().first()).containsEntry("_id", "x").containsEntry("correct", 7);
      }
    }
  }

  @Test
  void aStoreInMemoryIsForgotten() {
    for (int start = 0; start < 2; start++) {
      try (EmbeddedStore store = EmbeddedStore.inMemory(0);
          MongoClient client = MongoClients.create(store.connectionString())) {
        MongoCollection<Document> scores = client.getDatabase("lab").getCollection("scores");
        assertThat(scores.countDocuments()).isZero();
        scores.insertOne(new Document("_id", "x"));
      }
    }
  }

  @Test
  void aPortInUseIsSaidInOneSentence() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedStore.inMemory(other.getLocalPort()))
          .isInstanceOf(UnavailableException.class)
          .hasMessageStartingWith("Port %d is in use", other.getLocalPort());
    }
  }

  @Test
  void aFileInUseIsRefused() {
    Path file = directory.resolve("store.mv");
    try (EmbeddedStore first = EmbeddedStore.start(file, 0)) {
      assertThat(first.connectionString()).startsWith("mongodb://127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedStore.start(file, 0))
          .isInstanceOf(UnavailableException.class)
          .hasMessageStartingWith("The store could not open " + file);
    }
  }
}
