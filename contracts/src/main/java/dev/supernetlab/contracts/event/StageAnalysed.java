package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Optional;

/**
 * All evaluations of a stage are in and its metrics computed.
 *
 * @param evaluations how many there are
 * @param failure null, or why the stage is not complete (a failed training)
 * @param groupings what later stages asked to be found out from this one; null: nothing
 * @param snapshots weights that later stages go on from; null: none
 */
public record StageAnalysed(
    String experimentId,
    String stage,
    int evaluations,
    String failure,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        List<Grouping> groupings,
    @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
        List<Kept> snapshots)
    implements Event {
  public StageAnalysed {
    groupings = groupings == null ? null : List.copyOf(groupings);
    snapshots = snapshots == null ? null : List.copyOf(snapshots);
  }

  /** Of a stage that no other stage needs. */
  public StageAnalysed(String experimentId, String stage, int evaluations, String failure) {
    this(experimentId, stage, evaluations, failure, null, null);
  }

  @Override
  public String key() {
    return experimentId;
  }

  @Override
  public String id() {
    return experimentId + "/" + stage + "/analysed";
  }

  /** The groups that were found for a later stage, if any. */
  public Optional<Grouping> grouping(String laterStage) {
    return groupings == null
        ? Optional.empty()
        : groupings.stream().filter(found -> found.stage().equals(laterStage)).findFirst();
  }

  /** The weights that a later stage goes on from; empty if not all of them are there. */
  public List<Kept> kept(String laterStage) {
    return snapshots == null
        ? List.of()
        : snapshots.stream().filter(snapshot -> snapshot.stage().equals(laterStage)).toList();
  }

  /**
   * Children parted into groups by how their scores moved together in this stage.
   *
   * @param stage the later one that shares weights within these groups
   * @param groups labels in enumeration order, every child once
   * @param within mean correlation of two children of one group; null if every group is one child
   * @param between of two children of different groups; null with one group
   */
  public record Grouping(String stage, List<List<String>> groups, Double within, Double between) {
    public Grouping {
      groups = groups.stream().map(List::copyOf).toList();
    }
  }

  /**
   * The weights of one training.
   *
   * @param stage the later one that goes on from them
   * @param sha256 of the bytes in the snapshot store
   * @param step finished steps
   */
  public record Kept(String stage, String trainingId, long step, String sha256) {}
}
