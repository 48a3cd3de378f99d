package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;

/**
 * Weights at a step, by claim check, and all that scoring them needs.
 *
 * @param step finished steps
 * @param epoch finished epochs
 * @param lastTrained label of the child trained last; null if the last step trained several
 * @param sha256 of the bytes in the snapshot store, where they lie under experiment and hash
 * @param bn modes to score in
 * @param dataSeed seed of the training's images, which recalibration draws its batches by
 * @param batch images of a training batch, as recalibration uses it
 * @param children labels to score
 * @param round 0-based number of the round that ends here, whose scores decide the next; null: none
 *     does
 * @param scoredBatch images of the batches whose statistics mode batch uses; null where that is not
 *     asked for
 */
public record SnapshotTaken(
    String experimentId,
    String trainingId,
    String snapshotId,
    long step,
    long epoch,
    String lastTrained,
    Kind kind,
    String sha256,
    DataSpec data,
    EvaluationSpec.On on,
    SpaceSpec space,
    StageSpec.SharingSpec sharing,
    List<EvaluationSpec.BnMode> bn,
    long dataSeed,
    int batch,
    List<String> children,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Long round,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Integer scoredBatch)
    implements Event {

  /** A snapshot that ends no round. */
  public SnapshotTaken(
      String experimentId,
      String trainingId,
      String snapshotId,
      long step,
      long epoch,
      String lastTrained,
      Kind kind,
      String sha256,
      DataSpec data,
      EvaluationSpec.On on,
      SpaceSpec space,
      StageSpec.SharingSpec sharing,
      List<EvaluationSpec.BnMode> bn,
      long dataSeed,
      int batch,
      List<String> children) {
    this(
        experimentId,
        trainingId,
        snapshotId,
        step,
        epoch,
        lastTrained,
        kind,
        sha256,
        data,
        on,
        space,
        sharing,
        bn,
        dataSeed,
        batch,
        children,
        null,
        null);
  }

  @Override
  public String key() {
    return snapshotId;
  }

  @Override
  public String id() {
    return snapshotId;
  }

  /** The id of a training's snapshot at a step. */
  public static String idOf(String trainingId, long step) {
    return trainingId + "@" + step;
  }

  /** Why a snapshot was taken. */
  public enum Kind {
    @JsonProperty("dense")
    DENSE,
    @JsonProperty("periodic")
    PERIODIC,
    @JsonProperty("final")
    FINAL
  }
}
