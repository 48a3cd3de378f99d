package dev.supernetlab.ranking;

import java.util.Collection;
import java.util.OptionalDouble;

/** A correlation in -1..1, or why there is none; never NaN. */
public sealed interface Correlation {
  /** Children that have a score on both sides. */
  int n();

  /** The coefficient; empty where it is undefined. */
  OptionalDouble value();

  /** The coefficients that exist. */
  static double[] defined(Collection<Correlation> correlations) {
    return correlations.stream()
        .filter(Of.class::isInstance)
        .mapToDouble(c -> ((Of) c).coefficient())
        .toArray();
  }

  /** A coefficient of n children. */
  record Of(double coefficient, int n) implements Correlation {
    public Of {
      if (!(Math.abs(coefficient) <= 1)) {
        throw new IllegalArgumentException("not a correlation: " + coefficient);
      }
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(coefficient);
    }
  }

  /**
   * No coefficient exists.
   *
   * @param reason in words, fit to stand where the number would
   */
  record Undefined(String reason, int n) implements Correlation {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }
  }
}
