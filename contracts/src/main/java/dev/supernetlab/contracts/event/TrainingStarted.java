package dev.supernetlab.contracts.event;

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
   */
  public record Provenance(
      String engine, String kernels, int threads, String data, String dataSha256) {}
}
