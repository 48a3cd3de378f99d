package dev.supernetlab.sampler;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.SpecLimits;
import dev.supernetlab.contracts.check.SpecReader;
import dev.supernetlab.contracts.spec.ExperimentSpec;

/** Specs that tests use. */
public final class Specs {
  /** 8 children; truth: 2 instances, 10 steps per child; shared: 3 instances, 80 steps. */
  public static final String SMALL =
      """
      name: small
      data:
        set: generated
        pool: 4
        train: {from: train, images: 1000}
        validation: {from: train, images: 100}
        test: {from: test, images: 200}
      space: {nodes: 2, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
      training: {batch: 16}
      stages:
        - name: truth
          kind: ground-truth
          instances: 2
          length: {steps: 10}
          evaluation: {on: test}
        - name: shared
          kind: super-net
          instances: 3
          length: {stepsPerChild: 10}
          evaluation: {dense: {cycles: 1}, final: {bn: [running, recalibrated]}}
      """;

  private Specs() {}

  public static ExperimentSpec read(String yaml) {
    try {
      return new SpecReader(SpecLimits.DEFAULT).read(yaml, SpecReader.Format.YAML);
    } catch (InvalidSpecException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
