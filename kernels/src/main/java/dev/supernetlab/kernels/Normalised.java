package dev.supernetlab.kernels;

/**
 * A batch-normalised activation that is not stored: (raw - mean) / sqrt(var + eps).
 *
 * @param raw [N,H,W,C]
 * @param saved [2,C], mean and 1/sqrt(var + eps), as {@link After.Statistics} received them; null
 *     where raw is the activation itself
 */
public record Normalised(Tensor raw, Tensor saved) {
  /** An activation that is stored as it is. */
  public static Normalised not(Tensor activation) {
    return new Normalised(activation, null);
  }
}
