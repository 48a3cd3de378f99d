package dev.supernetlab.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;

/**
 * A trainer has taken a training up for the first time.
 *
 * @param provenance what the weights will depend on besides the spec
 */
public record TrainingStarted(String trainingId, Provenance provenance)
    implements Event.OfTraining {
  @Override
  public String id() {
    return trainingId + "/started";
  }

  /**
   * What bits depend on besides the spec.
   *
   * @param engine version of the engine
   * @param kernels kernel set and instruction set, for example {@code cpu/512}
   * @param threads engine threads of the training
   * @param data the set that was really used, for example {@code fashion-mnist} or {@code
   *     generated}
   * @param dataSha256 hash of the images and labels as used
   * @param device model of the processor or GPU that computed; bits do not depend on a processor's.
   *     Null in events of before it was told
   * @param files those that the set was read from, in order; empty for generated images, null in
   *     events of before they were told
   */
  public record Provenance(
      String engine,
      String kernels,
      int threads,
      String data,
      String dataSha256,
      @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
          String device,
      @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL)
          List<DataFile> files) {
    public Provenance {
      files = files == null ? null : List.copyOf(files);
    }
  }

  /**
   * A file of a set.
   *
   * @param name within the set, without {@code .gz}; of a folder all images used of a part stand
   *     together under the part's name
   * @param sha256 in hexadecimal digits: of the content, unpacked; of a folder's images that of a
   *     line {@code sha256}, two blanks, {@code path} for each of them, sorted by path
   */
  public record DataFile(String name, String sha256) {}
}
