package dev.supernetlab.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.DirectoryCheckpointStore;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import dev.supernetlab.supernet.store.SnapshotStore;
import dev.supernetlab.supernet.study.Studies;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens what the settings name. */
@ApplicationScoped
class Storage {
  private final StoreSettings settings;
  private MongoClient client;

  Storage(StoreSettings settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  CheckpointStore checkpoints() {
    return switch (settings.kind()) {
      case DIRECTORY -> new DirectoryCheckpointStore(settings.directory().resolve("checkpoints"));
      case MONGODB -> new GridFsCheckpointStore(database());
    };
  }

  @Produces
  @Singleton
  SnapshotStore snapshots() {
    return switch (settings.kind()) {
      case DIRECTORY -> new DirectorySnapshotStore(settings.directory().resolve("snapshots"));
      case MONGODB -> new GridFsSnapshotStore(database());
    };
  }

  @Produces
  @Singleton
  Datasets datasets(DataSettings data) {
    return new Datasets(data.directories());
  }

  @Produces
  @Singleton
  Studies studies(Datasets datasets) {
    return new Studies(datasets);
  }

  private synchronized MongoDatabase database() {
    if (client == null) {
      client = MongoClients.create(settings.connectionString());
    }
    return client.getDatabase(settings.database());
  }

  @PreDestroy
  synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
