package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import java.util.List;

/**
 * Scores of children on one snapshot.
 *
 * @param images images scored per child and mode
 * @param nanos time spent scoring, in nanoseconds
 * @param failure null, or why the snapshot cannot be scored: one sentence; then there are no scores
 * @param provenance what has scored it; null where nothing has, and in events of before it was told
 * @param round that of the snapshot; null: it ends none
 * @param sha256 of the snapshot's bytes in the snapshot store; null in events of before it was told
 */
public record SnapshotEvaluated(
    String experimentId,
    String trainingId,
    String snapshotId,
    long step,
    long epoch,
    String lastTrained,
    SnapshotTaken.Kind kind,
    EvaluationSpec.On on,
    int images,
    long nanos,
    List<Scores> scores,
    String failure,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Provenance provenance,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        Long round,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        String sha256)
    implements Event {

  /** Scores of a snapshot that ends no round. */
  public SnapshotEvaluated(
      String experimentId,
      String trainingId,
      String snapshotId,
      long step,
      long epoch,
      String lastTrained,
      SnapshotTaken.Kind kind,
      EvaluationSpec.On on,
      int images,
      long nanos,
      List<Scores> scores,
      String failure,
      Provenance provenance) {
    this(
        experimentId,
        trainingId,
        snapshotId,
        step,
        epoch,
        lastTrained,
        kind,
        on,
        images,
        nanos,
        scores,
        failure,
        provenance,
        null,
        null);
  }

  @Override
  public String key() {
    return trainingId;
  }

  @Override
  public String id() {
    return snapshotId + "/evaluated";
  }

  /**
   * What the bits of scores depend on besides the snapshot, and where they were computed.
   *
   * @param kernels kernel set and instruction set, for example {@code cpu/512}
   * @param device model of the processor or GPU
   */
  public record Provenance(String kernels, String device) {}

  /** All children in one BN mode, in the order of the snapshot's children. */
  public record Scores(EvaluationSpec.BnMode bn, List<Score> children) {}

  /**
   * One child's score.
   *
   * @param correct images classified rightly
   * @param total images scored
   * @param meanLoss mean cross-entropy in nats; null where it is not finite
   */
  public record Score(String child, int correct, int total, Double meanLoss) {}
}
