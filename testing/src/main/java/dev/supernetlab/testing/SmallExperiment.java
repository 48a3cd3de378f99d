package dev.supernetlab.testing;

/**
 * An experiment that takes seconds: eight children on a thousand images, each alone with two seeds,
 * and two super-nets of them all.
 *
 * @param set of images, as a spec names it
 * @param stepsAlone that each child takes alone
 * @param stepsShared that the super-nets take for each child
 * @param cycles at the end of which every step is scored
 */
public record SmallExperiment(
    String name, String set, int stepsAlone, int stepsShared, int cycles) {
  private static final String SPEC =
"""
name: %s
description: Eight children on few images.
data:
  set: %s
  pool: 2
  train: {from: train, images: 1000}
  validation: {from: train, images: 64}
  test: {from: test, images: 128}
space:
  nodes: 2
  operators: [skip_connect, sep_conv_3x3]
  cells: 1
  channels: 4
  stem: {kind: conv1x1, channels: 4}
training: {batch: 8, schedule: {from: 0.05, per: step}}
stages:
  - {name: truth, kind: ground-truth, instances: 2, length: {steps: %d}, evaluation: {on: test}}
  - name: shared
    kind: super-net
    instances: 2
    length: {stepsPerChild: %d}
    evaluation: {dense: {cycles: %d}, final: {bn: [running, recalibrated]}}
report: {minSeedTau: -1}
""";

  /** Its spec, in YAML. */
  public String spec() {
    return SPEC.formatted(name, set, stepsAlone, stepsShared, cycles);
  }
}
