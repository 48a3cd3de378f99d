package dev.supernetlab.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.embedded.EmbeddedStore;
import dev.supernetlab.supernet.store.CheckpointStore;
import dev.supernetlab.supernet.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GridFsIT {
  private static final TrainingId TRAINING = new TrainingId("e", "shared", 0, 0);

  /** More than one chunk of GridFS, which has 255 KiB. */
  private static final int LARGE = 700_000;

  private EmbeddedStore store;
  private MongoClient client;
  private MongoDatabase database;
  private SnapshotStore snapshots;
  private CheckpointStore checkpoints;

  @BeforeEach
  void start() {
    store = EmbeddedStore.inMemory(0);
    client = MongoClients.create(store.connectionString() + "/?serverSelectionTimeoutMS=500");
    database = client.getDatabase("weights");
    snapshots = new GridFsSnapshotStore(database);
    checkpoints = new GridFsCheckpointStore(database);
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void aSnapshotIsKeptOnceAndFoundByItsHash() throws IOException {
    byte[] bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);

    String name = snapshots.put("e", bytes);

    assertThat(snapshots.put("e", bytes)).isEqualTo(name).hasSize(64);
    assertThat(snapshots.get("e", name)).isEqualTo(bytes);
    assertThat(database.getCollection("snapshots.files").countDocuments()).isOne();
    assertThatThrownBy(() -> snapshots.get("other", name)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void anExperimentsSnapshotsAreForgottenTogether() throws IOException {
    String gone = snapshots.put("gone", new byte[] {4});
    String kept = snapshots.put("kept", new byte[] {4});

    snapshots.deleteAll("gone");
    snapshots.deleteAll("never there");

    assertThatThrownBy(() -> snapshots.get("gone", gone)).isInstanceOf(NoSuchFileException.class);
    assertThat(snapshots.get("kept", kept)).containsExactly(4);
    assertThat(database.getCollection("snapshots.chunks").countDocuments()).isOne();
  }

  @Test
  void theLastKeptSnapshotOfATrainingOutlastsItsExperiment() throws IOException {
    String first = snapshots.put("e", new byte[] {7});
    String last = snapshots.put("e", new byte[] {8});
    snapshots.keep(taken("e", first, 1));
    snapshots.keep(taken("e", last, 2));

    snapshots.deleteAll("e");
    snapshots.deleteAll("e");

    assertThat(snapshots.kept("e")).containsExactly(taken("e", last, 2));
    assertThat(snapshots.get("e", last)).containsExactly(8);
    assertThatThrownBy(() -> snapshots.get("e", first)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aDamagedSnapshotIsNotHandedOut() throws IOException {
    String name = snapshots.put("e", new byte[] {5});
    database
        .getCollection("snapshots.chunks")
        .updateOne(new Document(), new Document("$set", new Document("data", new byte[] {6})));

    assertThatThrownBy(() -> snapshots.get("e", name)).hasMessageContaining("does not hold");
  }

  @Test
  void aCheckpointIsReplacedOnlyByALaterStep() throws IOException {
    assertThat(checkpoints.latest(TRAINING)).isEmpty();

    checkpoints.put(TRAINING, 9, new byte[] {9});
    checkpoints.put(TRAINING, 10, new byte[] {10});
    checkpoints.put(TRAINING, 10, new byte[] {0});
    checkpoints.put(TRAINING, 2, new byte[] {2});

    assertThat(checkpoints.latest(TRAINING))
        .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(10));
    assertThat(database.getCollection("checkpoints.files").countDocuments()).isOne();
  }

  @Test
  void anExperimentsCheckpointsAreForgottenTogether() throws IOException {
    TrainingId other = new TrainingId("other", "shared", 0, 0);
    checkpoints.put(TRAINING, 1, new byte[] {1});
    checkpoints.put(other, 1, new byte[] {1});

    checkpoints.deleteAll("e");

    assertThat(checkpoints.latest(TRAINING)).isEmpty();
    assertThat(checkpoints.latest(other)).isPresent();
  }

  @Test
  void aStoreThatIsAwayIsTriedAgainByTheCaller() {
    store.close();

    assertThatThrownBy(() -> checkpoints.latest(TRAINING))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("weights in MongoDB");
  }

  private static SnapshotTaken taken(String experimentId, String sha256, long step) {
    String training = experimentId + "/shared/0/0";
    return new SnapshotTaken(
        experimentId,
        training,
        SnapshotTaken.idOf(training, step),
        step,
        0,
        "11",
        SnapshotTaken.Kind.FINAL,
        sha256,
        new DataSpec(DataSpec.Source.GENERATED, null, null, null, null, null, null),
        EvaluationSpec.On.VALIDATION,
        new SpaceSpec(1, List.of(Operator.SKIP_CONNECT, Operator.MAX_POOL_3X3), 1, 4, null),
        new StageSpec.SharingSpec(StageSpec.Policy.ALL),
        List.of(EvaluationSpec.BnMode.RUNNING),
        1,
        8,
        List.of("1", "2"));
  }
}
