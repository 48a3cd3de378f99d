package dev.supernetlab.analytics.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoDatabase;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCancelled;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.contracts.event.TrainingFailed;
import dev.supernetlab.contracts.event.TrainingProgressed;
import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collections {@code experiments}, {@code stages}, {@code trainings}, {@code evaluations} and
 * {@code metrics}, and {@code rebuilds}, which tells whether those are whole. Everything is found
 * by its id, so no other index is needed. Fails with {@link com.mongodb.MongoException} while the
 * store is away.
 */
public final class ResultStore {
  private static final String EXPERIMENTS = "experiments";
  private static final String STAGES = "stages";
  private static final String TRAININGS = "trainings";
  private static final String EVALUATIONS = "evaluations";
  private static final String METRICS = "metrics";

  /** Not dropped: it tells a store that is being filled again from one that is whole. */
  private static final String REBUILDS = "rebuilds";

  private static final String UNFINISHED = "unfinished";
  private static final int BATCH = 128;

  private final DocumentStore documents;

  public ResultStore(MongoDatabase database) {
    this.documents = new DocumentStore(database);
  }

  /** Fails if the store does not answer. */
  public void ping() {
    documents.ping();
  }

  /**
   * Forgets everything, and that before all that it is not whole; what others keep in the same
   * database stays.
   */
  public void drop() {
    documents.replace(REBUILDS, UNFINISHED, new Document());
    documents.drop(List.of(EXPERIMENTS, STAGES, TRAININGS, EVALUATIONS, METRICS));
  }

  /** Notes that what was dropped is there again. */
  public void putWhole() {
    documents.remove(REBUILDS, UNFINISHED);
  }

  /** Whether everything was dropped and not all of it is there again. */
  public boolean halfEmpty() {
    return documents.one(REBUILDS, UNFINISHED).isPresent();
  }

  /** Puts a fact about an experiment. */
  public void put(Event.OfExperiment event) {
    String experiment = event.experimentId();
    if (event instanceof ExperimentSubmitted submitted) {
      documents.update(EXPERIMENTS, experiment, set("spec", Documents.of(submitted.spec())));
    } else if (event instanceof StagePlanned planned) {
      Document plan = Documents.of(planned);
      documents.update(STAGES, id(experiment, planned.stage()), set("planned", plan));
    } else if (event instanceof ExperimentCancelled) {
      end(experiment, set("cancelled", true));
    } else if (event instanceof ExperimentCompleted completed) {
      end(experiment, combine(set("completed", true), set("failure", completed.failure())));
    }
  }

  /** The first end on the log counts. */
  private void end(String experiment, Bson update) {
    boolean ended =
        documents
            .one(EXPERIMENTS, experiment)
            .filter(found -> found.containsKey("cancelled") || found.containsKey("completed"))
            .isPresent();
    if (!ended) {
      documents.update(EXPERIMENTS, experiment, update);
    }
  }

  /** Puts news of a training; older news than is there changes nothing. */
  public void put(Event.OfTraining event) {
    documents.update(TRAININGS, event.trainingId(), news(event));
  }

  private static Bson news(Event.OfTraining event) {
    if (event instanceof TrainingStarted started) {
      return set("provenance", Documents.of(started.provenance()));
    } else if (event instanceof TrainingProgressed p) {
      return work(p.step(), p.images(), p.nanos());
    } else if (event instanceof TrainingCompleted c) {
      return combine(set("completed", true), work(c.steps(), c.images(), c.nanos()));
    } else if (event instanceof TrainingFailed failed) {
      return combine(
          set("failure", failed.reason()),
          set("snapshots", failed.snapshots()),
          max("step", failed.step()));
    }
    throw new IllegalArgumentException(event.id());
  }

  private static Bson work(long step, long images, long nanos) {
    return combine(max("step", step), max("images", images), max("nanos", nanos));
  }

  /** Puts an evaluation; returns its training as it is now. */
  public Training put(SnapshotEvaluated event) {
    documents.replace(EVALUATIONS, event.snapshotId(), new Document("event", Documents.of(event)));
    long scores = event.scores().stream().mapToLong(s -> s.children().size()).sum();
    Document work =
        new Document("images", scores * event.images())
            .append("nanos", event.nanos())
            .append("failure", event.failure());
    return training(
        documents.update(TRAININGS, event.trainingId(), set("scored." + event.step(), work)));
  }

  /** Experiments by id, at most {@code limit}, those after {@code after}. */
  public List<Experiment> experiments(String after, int limit) {
    return documents.after(EXPERIMENTS, after, limit).stream()
        .flatMap(document -> experiment(document).stream())
        .toList();
  }

  /** The experiment; empty while its spec has not been read. */
  public Optional<Experiment> experiment(String id) {
    return documents.one(EXPERIMENTS, id).flatMap(ResultStore::experiment);
  }

  private static Optional<Experiment> experiment(Document document) {
    return Optional.ofNullable(document.get("spec", Document.class))
        .map(
            spec ->
                new Experiment(
                    document.getString("_id"),
                    Documents.read(spec, ExperimentSpec.class),
                    document.getBoolean("cancelled", false),
                    document.getBoolean("completed", false),
                    document.getString("failure")));
  }

  /** The stages of an experiment that are planned, in the order of its spec. */
  public List<Stage> stages(Experiment experiment) {
    return experiment.spec().stages().stream()
        .flatMap(spec -> stage(experiment.id(), spec.name()).stream())
        .toList();
  }

  /** A stage with its trainings; empty while it is not planned. */
  public Optional<Stage> stage(String experimentId, String stage) {
    return planned(experimentId, stage)
        .map(
            planned ->
                new Stage(
                    planned,
                    documents.all(TRAININGS, planned.trainings()).stream()
                        .map(ResultStore::training)
                        .toList()));
  }

  /** The plan of a stage; empty while it is not planned. */
  public Optional<StagePlanned> planned(String experimentId, String stage) {
    return documents
        .one(STAGES, id(experimentId, stage))
        .map(document -> document.get("planned", Document.class))
        .map(planned -> Documents.read(planned, StagePlanned.class));
  }

  /** A training; empty while nothing is known of it. */
  public Optional<Training> training(String trainingId) {
    return documents.one(TRAININGS, trainingId).map(ResultStore::training);
  }

  private static Training training(Document document) {
    Document provenance = document.get("provenance", Document.class);
    TreeMap<Long, Training.Scored> scored = new TreeMap<>();
    document
        .get("scored", new Document())
        .forEach(
            (step, work) ->
                scored.put(
                    Long.valueOf(step), Documents.read((Document) work, Training.Scored.class)));
    return new Training(
        document.getString("_id"),
        provenance == null ? null : Documents.read(provenance, TrainingStarted.Provenance.class),
        number(document, "step"),
        number(document, "images"),
        number(document, "nanos"),
        document.getBoolean("completed", false),
        document.getString("failure"),
        document.getInteger("snapshots", 0),
        scored);
  }

  private static long number(Document document, String field) {
    return document.get(field, (Number) 0).longValue();
  }

  /** All evaluations of a stage that are in, by training in the order of the plan, then by step. */
  public void evaluations(Stage stage, Consumer<SnapshotEvaluated> consumer) {
    evaluations(stage.snapshots(), consumer);
  }

  /** The evaluations of these snapshots that are in, in this order; few are held at a time. */
  public void evaluations(List<String> snapshotIds, Consumer<SnapshotEvaluated> consumer) {
    for (int from = 0; from < snapshotIds.size(); from += BATCH) {
      documents
          .all(EVALUATIONS, snapshotIds.subList(from, Math.min(from + BATCH, snapshotIds.size())))
          .stream()
          .map(d -> Documents.read(d.get("event", Document.class), SnapshotEvaluated.class))
          .forEach(consumer);
    }
  }

  /** Puts the metrics of a stage in the place of those that were there. */
  public void putMetrics(String experimentId, String stage, Collection<?> metrics) {
    documents.replace(
        METRICS,
        id(experimentId, stage),
        new Document("metrics", metrics.stream().map(Documents::of).toList()));
  }

  /** Metrics of a stage as {@link #putMetrics} put them; none if it has not been analysed. */
  public <T> List<T> metrics(String experimentId, String stage, Class<T> type) {
    return documents.one(METRICS, id(experimentId, stage)).stream()
        .flatMap(document -> document.getList("metrics", Document.class).stream())
        .map(document -> Documents.read(document, type))
        .toList();
  }

  /** Whether an analysis of the stage has been published. */
  public boolean analysed(String experimentId, String stage) {
    return documents
        .one(STAGES, id(experimentId, stage))
        .map(document -> document.getBoolean("analysed", false))
        .orElse(false);
  }

  /** Notes that an analysis of the stage has been published. */
  public void putAnalysed(String experimentId, String stage) {
    documents.update(STAGES, id(experimentId, stage), set("analysed", true));
  }

  private static String id(String experimentId, String stage) {
    return experimentId + "/" + stage;
  }
}
