package dev.supernetlab.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.event.TrainingProgressed;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.RoundPlan;
import dev.supernetlab.contracts.plan.SnapshotPlan;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.supernet.data.DataException;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Checkpoint;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.SearchSpace;
import dev.supernetlab.supernet.study.Studies;
import dev.supernetlab.supernet.study.Study;
import dev.supernetlab.supernet.train.InheritedValues;
import dev.supernetlab.supernet.train.StepResult;
import dev.supernetlab.supernet.train.Training;
import dev.supernetlab.supernet.train.TrainingMemory;
import dev.supernetlab.supernet.train.TrainingSetup;
import dev.supernetlab.supernet.train.WeightSizes;
import dev.supernetlab.supernet.train.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.Pointer;

/** A training in work: its plan, its weights, and how long it has taken. */
final class ActiveTraining implements AutoCloseable {
  private static final String THEN = ", then ";

  private final TrainingPlanned plan;
  private final SnapshotPlan snapshots;
  private final List<String> scored;
  private final RoundPlan rounds;
  private final SearchSpace space;
  private final Splits splits;
  private final Training training;
  private final String engines;
  private final SnapshotQueue queue = new SnapshotQueue();
  private long nanos;
  private double lossSum;
  private int lossSteps;

  private ActiveTraining(
      TrainingPlanned plan, Splits splits, Training training, String engines, long nanos) {
    this.plan = plan;
    this.snapshots = SnapshotPlan.of(plan);
    Set<String> scoredSomewhere = Set.copyOf(Children.scored(plan.evaluation(), plan.space()));
    this.scored = plan.children().stream().filter(scoredSomewhere::contains).toList();
    this.rounds = RoundPlan.of(plan);
    this.space = new SearchSpace(plan.space());
    this.splits = splits;
    this.training = training;
    this.engines = engines;
    this.nanos = nanos;
  }

  /**
   * A training before its first step.
   *
   * @param plan whose images need not be those of its spec's first choice
   * @param before weights that the plan says to start from; empty if it does not
   * @throws IllegalArgumentException if it is too large for this process, or these are not the
   *     weights of its child
   */
  static ActiveTraining start(
      TrainingPlanned plan, Study study, String engine, Optional<Weights> before) {
    TrainingPlanned decided = plan.on(study.used(plan.data()));
    ImageSet images = study.splits().train();
    TrainingSetup setup = TrainingSetup.of(decided, study.blueprint());
    TrainingMemory.of(
            plan.space(), study.blueprint().input(), plan.training().batch(), images.size())
        .mustFit(
            WeightSizes.of(study.blueprint(), setup.sharing(), setup.children()),
            Runtime.getRuntime().maxMemory(),
            Pointer.maxBytes());
    Training training =
        before.isEmpty()
            ? Training.start(setup, images)
            : Training.start(setup, images, inherited(plan, setup, before.get()));
    return new ActiveTraining(decided, study.splits(), training, engine, 0);
  }

  private static InheritedValues inherited(
      TrainingPlanned plan, TrainingSetup setup, Weights before) {
    return new InheritedValues(
        before, SharingPolicy.of(plan.start().sharing()), setup.children().get(0));
  }

  /**
   * Goes on from what {@link #checkpoint} returned, on the same images.
   *
   * @param engine the one at hand
   * @param otherEngines whether a checkpoint of another engine is taken, which is then remembered
   * @throws IOException if the checkpoint is damaged or of another engine, or its images are away
   */
  static ActiveTraining restore(byte[] bytes, Studies studies, String engine, boolean otherEngines)
      throws IOException {
    Checkpoint checkpoint = Checkpoint.read(bytes);
    Kept kept = JsonCodec.JSON.readValue(checkpoint.plan(), Kept.class);
    boolean same = kept.engines().equals(engine) || kept.engines().endsWith(THEN + engine);
    if (!same && !otherEngines) {
      throw new IOException(
          "%s was trained by engine %s, this is %s: set trainer.resume-other-engines=true to go on"
              .formatted(kept.plan().trainingId(), kept.engines(), engine));
    }
    try {
      Study study = studies.of(kept.plan().data(), kept.plan().space());
      Training training =
          Training.restore(
              TrainingSetup.of(kept.plan(), study.blueprint()), study.splits().train(), checkpoint);
      String engines = same ? kept.engines() : kept.engines() + THEN + engine;
      return new ActiveTraining(kept.plan(), study.splits(), training, engines, kept.nanos());
    } catch (DataException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  TrainingId id() {
    return TrainingId.parse(plan.trainingId());
  }

  /** The images it is trained on. */
  Splits splits() {
    return splits;
  }

  /** The engines that have trained it, in order. */
  String engines() {
    return engines;
  }

  /** Snapshots due in the steps done so far. */
  int snapshotsTaken() {
    long planned =
        LongStream.rangeClosed(0, training.step()).filter(s -> snapshots.at(s).isPresent()).count();
    return (int) (planned + rounds.own().filter(step -> step <= training.step()).count());
  }

  /** Finished steps. */
  long step() {
    return training.step();
  }

  /** Images trained so far. */
  long images() {
    return training.imagesTrained();
  }

  /** Time that its batches took since it was started or restored, in nanoseconds. */
  long dataNanos() {
    return training.dataNanos();
  }

  boolean finished() {
    return training.step() == plan.steps();
  }

  /**
   * One step.
   *
   * @throws IllegalArgumentException if a label is not of this space
   */
  StepResult train(Workspace workspace, List<String> labels) {
    long start = System.nanoTime();
    StepResult result = training.train(workspace, labels.stream().map(space::child).toList());
    nanos += System.nanoTime() - start;
    if (result instanceof StepResult.Trained trained) {
      lossSum += trained.loss();
      lossSteps++;
    }
    return result;
  }

  /**
   * The snapshot that is due after the last step, if any.
   *
   * @param score children that are to be scored if a round ends here
   */
  Optional<DueSnapshot> due(List<String> score) {
    return DueSnapshot.of(snapshots.at(training.step()), rounds, training.step(), scored, score);
  }

  /** Whether it is finished, or waits for the scores of a round, which may take long. */
  boolean rests() {
    return finished() || rounds.endsAt(training.step());
  }

  /** Whether these are the last weights of a super-net, which children can be exported from. */
  boolean leavesSuperNet() {
    return finished() && plan.sharing().policy() != StageSpec.Policy.NONE;
  }

  /** The weights as they are now. */
  Weights weights() {
    return training.weights();
  }

  /** News of the snapshot as of now, once the hash that its weights lie under is known. */
  Function<String, SnapshotTaken> snapshot(DueSnapshot due) {
    long step = training.step();
    long epoch = training.epoch();
    String lastTrained = training.lastTrained();
    return sha256 ->
        new SnapshotTaken(
            plan.experimentId(),
            plan.trainingId(),
            SnapshotTaken.idOf(plan.trainingId(), step),
            step,
            epoch,
            lastTrained,
            due.kind(),
            sha256,
            plan.data(),
            plan.evaluation().on(),
            plan.space(),
            plan.sharing(),
            due.bn(),
            plan.seeds().data(),
            plan.training().batch(),
            due.children(),
            due.round(),
            plan.evaluation().batch());
  }

  /** Its snapshots on their way to store and broker. */
  SnapshotQueue queue() {
    return queue;
  }

  byte[] checkpoint() {
    try {
      return training
          .checkpoint(JsonCodec.JSON.writeValueAsString(new Kept(plan, nanos, engines)))
          .toBytes();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** News of the steps since the last call, if there were any. */
  Optional<TrainingProgressed> progress() {
    if (lossSteps == 0) {
      return Optional.empty();
    }
    double meanLoss = lossSum / lossSteps;
    lossSum = 0;
    lossSteps = 0;
    return Optional.of(
        new TrainingProgressed(
            plan.trainingId(), training.step(), training.imagesTrained(), nanos, meanLoss));
  }

  TrainingCompleted completion() {
    return new TrainingCompleted(
        plan.trainingId(), training.step(), training.imagesTrained(), nanos, snapshotsTaken());
  }

  @Override
  public void close() {
    training.close();
  }

  /** What a checkpoint carries for the service. */
  private record Kept(TrainingPlanned plan, long nanos, String engines) {}
}
