package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A fact on a topic. Its JSON carries its type and the version of its schema: {@code type:
 * Name.v1}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ExperimentSubmitted.class, name = "ExperimentSubmitted.v1"),
  @JsonSubTypes.Type(value = ExperimentCancelled.class, name = "ExperimentCancelled.v1"),
  @JsonSubTypes.Type(value = StagePlanned.class, name = "StagePlanned.v1"),
  @JsonSubTypes.Type(value = ExperimentCompleted.class, name = "ExperimentCompleted.v1"),
  @JsonSubTypes.Type(value = TrainingPlanned.class, name = "TrainingPlanned.v1"),
  @JsonSubTypes.Type(value = ChildrenSampled.class, name = "ChildrenSampled.v1"),
  @JsonSubTypes.Type(value = TrainingStarted.class, name = "TrainingStarted.v1"),
  @JsonSubTypes.Type(value = TrainingProgressed.class, name = "TrainingProgressed.v1"),
  @JsonSubTypes.Type(value = TrainingCompleted.class, name = "TrainingCompleted.v1"),
  @JsonSubTypes.Type(value = TrainingFailed.class, name = "TrainingFailed.v1"),
  @JsonSubTypes.Type(value = SnapshotTaken.class, name = "SnapshotTaken.v1"),
  @JsonSubTypes.Type(value = SnapshotEvaluated.class, name = "SnapshotEvaluated.v1"),
  @JsonSubTypes.Type(value = StageAnalysed.class, name = "StageAnalysed.v1"),
})
public sealed interface Event
    permits Event.OfExperiment,
        Event.OfSamples,
        Event.OfTraining,
        SnapshotTaken,
        SnapshotEvaluated,
        StageAnalysed {
  /** The experiment this fact belongs to. */
  String experimentId();

  /** Key of the record on its topic. */
  String key();

  /** Identity of the fact: the same for a replayed event, different for any other. */
  String id();

  /** Facts about a whole experiment, on {@code nas.experiments}, keyed by experiment. */
  sealed interface OfExperiment extends Event
      permits ExperimentSubmitted, ExperimentCancelled, StagePlanned, ExperimentCompleted {
    @Override
    default String key() {
      return experimentId();
    }
  }

  /** Orders to a trainer, on {@code nas.samples}, keyed by training. */
  sealed interface OfSamples extends Event permits TrainingPlanned, ChildrenSampled {
    String trainingId();

    @Override
    default String key() {
      return trainingId();
    }
  }

  /** News of a training, on {@code nas.training}, keyed by training. */
  sealed interface OfTraining extends Event
      permits TrainingStarted, TrainingProgressed, TrainingCompleted, TrainingFailed {
    String trainingId();

    @Override
    default String experimentId() {
      return TrainingId.parse(trainingId()).experimentId();
    }

    @Override
    default String key() {
      return trainingId();
    }
  }
}
