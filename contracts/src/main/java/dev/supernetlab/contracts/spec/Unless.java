package dev.supernetlab.contracts.spec;

import dev.supernetlab.contracts.spec.TrainingSpec.Remainder;

/**
 * Leaves a component out of JSON where it has its default: specs from before it existed keep their
 * bytes, and with them their ids.
 */
abstract class Unless {
  private final Object value;

  private Unless(Object value) {
    this.value = value;
  }

  /** Whether the component is left out. */
  @Override
  public boolean equals(Object other) {
    return value.equals(other);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  static final class Keep extends Unless {
    Keep() {
      super(Remainder.KEEP);
    }
  }

  static final class KeepIsomorphic extends Unless {
    KeepIsomorphic() {
      super(SpaceSpec.Isomorphic.KEEP);
    }
  }

  static final class Concatenated extends Unless {
    Concatenated() {
      super(SpaceSpec.Output.CONCAT);
    }
  }

  static final class One extends Unless {
    One() {
      super(1);
    }
  }

  static final class True extends Unless {
    True() {
      super(true);
    }
  }

  static final class Zero extends Unless {
    Zero() {
      super(0.0);
    }
  }
}
