package dev.supernetlab.contracts.event;

/**
 * experimentId/stage/instance/group.
 *
 * @param instance 0-based
 * @param group 0-based: the index of the group of children that share this training's weights
 */
public record TrainingId(String experimentId, String stage, int instance, int group) {

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static TrainingId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not a training id: " + text);
    }
    return new TrainingId(
        parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
  }

  /** experimentId/stage/instance: what the trainings of all groups of one instance share. */
  public String instanceId() {
    return experimentId + "/" + stage + "/" + instance;
  }

  @Override
  public String toString() {
    return instanceId() + "/" + group;
  }
}
