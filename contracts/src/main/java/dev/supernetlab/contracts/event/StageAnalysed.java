package dev.supernetlab.contracts.event;

/**
 * All evaluations of a stage are in and its metrics computed.
 *
 * @param evaluations how many there are
 * @param failure null, or why the stage is not complete (a failed training)
 */
public record StageAnalysed(String experimentId, String stage, int evaluations, String failure)
    implements Event {
  @Override
  public String key() {
    return experimentId;
  }

  @Override
  public String id() {
    return experimentId + "/" + stage + "/analysed";
  }
}
