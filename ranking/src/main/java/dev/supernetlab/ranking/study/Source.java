package dev.supernetlab.ranking.study;

/** Where a study comes from, which decides what its user can do about it. */
public enum Source {
  /** Trained here, as a specification says. */
  EXPERIMENT,
  /** Measured by other code. */
  FILES
}
