package dev.supernetlab.ranking.trust;

/**
 * A number that says how much it rests on.
 *
 * @param value null where it is undefined
 * @param n how many values it is made of
 * @param of what n counts: children, instances, pairs of instances, evaluations, ...
 * @param seeds ground-truth seeds behind it; 0 if it needs no ground truth
 * @param low lower end of the interval, or of the range seen where {@code level} is null; null if
 *     there is neither
 * @param high likewise the upper end
 * @param level coverage of the interval; null if there is none
 * @param estimand what the interval covers, in words; null if there is no interval
 * @param reason why there is no interval ({@code too few for an interval: ...}), or no value; null
 *     if there are both
 */
public record Figure(
    Double value,
    int n,
    String of,
    int seeds,
    Double low,
    Double high,
    Double level,
    String estimand,
    String reason) {

  /** Whether {@code low} and {@code high} are an interval, not a range. */
  public boolean hasInterval() {
    return level != null;
  }
}
