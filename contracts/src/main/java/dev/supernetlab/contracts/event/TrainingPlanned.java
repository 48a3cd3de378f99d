package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.RoundsSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;

/**
 * First record of a training: all it needs, resolved.
 *
 * @param children labels of the children that share this training's weights, in enumeration order
 * @param steps length of the training
 * @param scheduleSteps steps that its learning rate is laid out for, which a cutoff ends before;
 *     null: the same as steps
 * @param cycle steps that a cycle of dense scoring has; null: as many as there are children. Groups
 *     of one stage have the same, whatever their sizes
 * @param rounds null: the whole order is known; else it comes round by round, each after the scores
 *     of the one before
 * @param start of a fine-tuning: what it goes on from; null: the weights are seeded
 */
public record TrainingPlanned(
    String experimentId,
    String trainingId,
    DataSpec data,
    SpaceSpec space,
    TrainingSpec training,
    StageSpec.SharingSpec sharing,
    EvaluationSpec evaluation,
    Seeds seeds,
    List<String> children,
    long steps,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Long scheduleSteps,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Integer cycle,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        RoundsSpec rounds,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Start start)
    implements Event.OfSamples {

  /** A training laid out for its own length, with as many steps a cycle as it has children. */
  public TrainingPlanned(
      String experimentId,
      String trainingId,
      DataSpec data,
      SpaceSpec space,
      TrainingSpec training,
      StageSpec.SharingSpec sharing,
      EvaluationSpec evaluation,
      Seeds seeds,
      List<String> children,
      long steps) {
    this(
        experimentId,
        trainingId,
        data,
        space,
        training,
        sharing,
        evaluation,
        seeds,
        children,
        steps,
        null,
        null,
        null,
        null);
  }

  /** The same training on images that were decided on. */
  public TrainingPlanned on(DataSpec images) {
    return new TrainingPlanned(
        experimentId,
        trainingId,
        images,
        space,
        training,
        sharing,
        evaluation,
        seeds,
        children,
        steps,
        scheduleSteps,
        cycle,
        rounds,
        start);
  }

  @Override
  public String id() {
    return trainingId + "/planned";
  }

  /**
   * Weights that were trained before, in the place of seeded ones.
   *
   * @param sha256 of the snapshot in the snapshot store
   * @param sharing by which the child finds its parameters there
   * @param step finished steps of the snapshot, from where the learning rate goes on
   * @param steps of the training that it was taken of, which the learning rate is laid out for
   */
  public record Start(String sha256, StageSpec.SharingSpec sharing, long step, long steps) {}

  /**
   * Seeds of one instance.
   *
   * @param augmentation null in events of before there was any
   */
  public record Seeds(
      long weights,
      long order,
      long data,
      @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
          Long augmentation) {}
}
