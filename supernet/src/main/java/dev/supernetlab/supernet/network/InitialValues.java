package dev.supernetlab.supernet.network;

/** How parameters start. */
@FunctionalInterface
public interface InitialValues {

  /** Values of a parameter in its layout; a fresh array. Equal parameters get equal values. */
  float[] of(Parameter parameter);
}
