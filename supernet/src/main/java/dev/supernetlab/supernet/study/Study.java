package dev.supernetlab.supernet.study;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.network.Blueprint;

/** What all trainings and evaluations on the same images and search space have in common. */
public record Study(Splits splits, Blueprint blueprint) {

  /**
   * The spec without its choice: it names the set that was really used and no fallback, so whoever
   * goes on from here gets the same images or none.
   */
  public DataSpec used(DataSpec spec) {
    return new DataSpec(
        splits.fallback() ? spec.fallback() : spec.set(),
        null,
        spec.pool(),
        spec.train(),
        spec.validation(),
        spec.test(),
        spec.augmentation(),
        splits.fallback() ? null : spec.labels(),
        splits.fallback() ? null : spec.folder());
  }
}
