package dev.supernetlab.ranking.trust;

import java.util.List;

/**
 * How much more is needed for what, and whether to stop.
 *
 * @param stopping whether more can change the verdict
 */
public record PlanSection(List<PlanRow> rows, Stopping stopping) {
  public PlanSection {
    rows = List.copyOf(rows);
  }

  /**
   * A question and what it takes to answer it.
   *
   * @param question in words
   * @param unit what is counted: instances, instances of each policy, ground-truth seeds
   * @param have so many there are
   * @param needed so many are needed if the spread is as seen; null if it cannot be said, or no
   *     number would do
   * @param cautious so many are needed if the spread is as large as it may well be (upper 80 %
   *     bound); null as before
   * @param reason why a number is null; null if none is
   */
  public record PlanRow(
      String question, String unit, int have, Integer needed, Integer cautious, String reason) {}

  /**
   * Whether to stop.
   *
   * @param instances whether more instances can hardly change the verdict
   * @param truthSeeds whether more ground-truth seeds can hardly change it
   * @param sentence the same in words
   */
  public record Stopping(boolean instances, boolean truthSeeds, String sentence) {}
}
