package dev.supernetlab.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.Event;
import dev.supernetlab.contracts.event.ExperimentCompleted;
import dev.supernetlab.contracts.event.ExperimentSubmitted;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.StagePlanned;
import dev.supernetlab.contracts.event.TrainingCompleted;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingProgressed;
import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All events of one small experiment whose children have known qualities: the k-th of the 8
 * children by quality is right on (30 + 8k) % of the images, plus noise. Ground truth of some
 * seeds; shared weights scored after each of the last 8 steps, and with statistics of their own at
 * the end.
 */
public final class Scenario {
  public static final List<String> CHILDREN =
      List.of("111", "112", "121", "122", "211", "212", "221", "222");

  /** Worst first; cost tells nothing about quality. */
  private static final List<String> BY_QUALITY =
      List.of("222", "111", "212", "112", "122", "121", "221", "211");

  private static final int IMAGES = 1000;
  private static final long STEPS = 64;

  private static final String SPEC =
      """
      {"name": "%s",
       "data": {"set": "fashion-mnist", "fallback": "generated"},
       "space": {"nodes": 2, "operators": ["max_pool_3x3", "sep_conv_3x3"], "cells": 2,
                 "channels": 8, "stem": {"kind": "conv1x1", "channels": 8}},
       "stages": [
         {"name": "truth", "kind": "ground-truth", "instances": %d, "length": {"steps": 64},
          "evaluation": {"on": "test", "final": {"bn": ["running"]}}},
         {"name": "shared", "kind": "super-net", "instances": %d, "length": {"stepsPerChild": 8},
          "evaluation": {"dense": {"cycles": 1, "every": 1, "bn": ["running"]},
                         "final": {"bn": ["running", "recalibrated"]}}}],
       "report": {"groundTruth": "truth", "minSeedTau": 0.4}}
      """;

  private final String id;
  private final ExperimentSpec spec;
  private final int truthSeeds;
  private final int instances;
  private final double truthNoise;
  private final double sharedNoise;

  public Scenario(
      String name, int truthSeeds, int instances, double truthNoise, double sharedNoise) {
    this.id = name + "-0123456789ab";
    this.truthSeeds = truthSeeds;
    this.instances = instances;
    this.truthNoise = truthNoise;
    this.sharedNoise = sharedNoise;
    try {
      this.spec =
          JsonCodec.JSON.readValue(
              SPEC.formatted(name, truthSeeds, instances), ExperimentSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public String id() {
    return id;
  }

  public ExperimentSpec spec() {
    return spec;
  }

  public List<Event> all() {
    List<Event> all = new ArrayList<>(experiment());
    all.addAll(trainings());
    all.addAll(evaluations());
    all.add(new ExperimentCompleted(id, null));
    return all;
  }

  public List<Event> experiment() {
    return List.of(new ExperimentSubmitted(id, spec), planned("truth"), planned("shared"));
  }

  public StagePlanned planned(String stage) {
    boolean truth = stage.equals("truth");
    return new StagePlanned(
        id,
        stage,
        trainingIds(stage),
        CHILDREN,
        STEPS,
        truth ? 1 : CHILDREN.size(),
        trainingIds(stage).size() * STEPS * 16,
        truth ? 8L * truthSeeds * IMAGES : 9L * 8 * instances * IMAGES);
  }

  public List<String> trainingIds(String stage) {
    return stage.equals("truth")
        ? IntStream.range(0, truthSeeds * CHILDREN.size())
            .mapToObj(i -> new TrainingId(id, stage, i / CHILDREN.size(), i % CHILDREN.size()))
            .map(TrainingId::toString)
            .toList()
        : IntStream.range(0, instances)
            .mapToObj(i -> new TrainingId(id, stage, i, 0).toString())
            .toList();
  }

  public List<Event.OfTraining> trainings() {
    List<Event.OfTraining> events = new ArrayList<>();
    var provenance =
        new TrainingStarted.Provenance(
            "0.1.0", "cpu/512", 1, "generated", "0".repeat(64), "A CPU", List.of());
    for (StageSpec stage : spec.stages()) {
      for (String training : trainingIds(stage.name())) {
        events.add(new TrainingStarted(training, provenance));
        events.add(new TrainingProgressed(training, 32, 32 * 16, 1_000_000, 1.5));
        events.add(new TrainingCompleted(training, STEPS, STEPS * 16, 2_000_000, 1));
      }
    }
    return events;
  }

  public List<SnapshotEvaluated> evaluations() {
    List<SnapshotEvaluated> events = new ArrayList<>();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (String training : trainingIds("truth")) {
      String child = CHILDREN.get(TrainingId.parse(training).group());
      events.add(
          evaluated(
              training,
              STEPS,
              SnapshotTaken.Kind.FINAL,
              List.of(scores(BnMode.RUNNING, List.of(child), truthNoise, random))));
    }
    for (String training : trainingIds("shared")) {
      for (long step = STEPS - CHILDREN.size() + 1; step <= STEPS; step++) {
        List<SnapshotEvaluated.Scores> modes = new ArrayList<>();
        modes.add(scores(BnMode.RUNNING, CHILDREN, 2 * sharedNoise, random));
        if (step == STEPS) {
          modes.add(scores(BnMode.RECALIBRATED, CHILDREN, sharedNoise, random));
        }
        var kind = step == STEPS ? SnapshotTaken.Kind.FINAL : SnapshotTaken.Kind.DENSE;
        events.add(evaluated(training, step, kind, modes));
      }
    }
    return events;
  }

  private SnapshotEvaluated evaluated(
      String training, long step, SnapshotTaken.Kind kind, List<SnapshotEvaluated.Scores> scores) {
    TrainingId parsed = TrainingId.parse(training);
    return new SnapshotEvaluated(
        id,
        training,
        SnapshotTaken.idOf(training, step),
        step,
        1,
        CHILDREN.get((int) (step % CHILDREN.size())),
        kind,
        spec.stage(parsed.stage()).evaluation().on(),
        IMAGES,
        5_000_000,
        scores,
        null,
        new SnapshotEvaluated.Provenance("cpu/512", "A CPU"));
  }

  /** The spec with one more stage, given as JSON. */
  public ExperimentSpec specWith(String stage) throws JsonProcessingException {
    StageSpec more = JsonCodec.JSON.readValue(stage, StageSpec.class);
    return new ExperimentSpec(
        spec.name(),
        spec.description(),
        spec.data(),
        spec.space(),
        spec.training(),
        Stream.concat(spec.stages().stream(), Stream.of(more)).toList(),
        spec.seeds(),
        spec.report());
  }

  /** The evaluations of one stage. */
  public Stream<SnapshotEvaluated> evaluations(String stage) {
    return evaluations().stream()
        .filter(event -> TrainingId.parse(event.trainingId()).stage().equals(stage));
  }

  /** The same evaluation with other scores, and of a snapshot with this hash. */
  public static SnapshotEvaluated with(
      List<SnapshotEvaluated.Scores> scores, String sha256, SnapshotEvaluated event) {
    return changed(event, event.images(), event.nanos(), scores, null, sha256);
  }

  /** The same evaluation, had its snapshot been one that cannot be scored. */
  public static SnapshotEvaluated unscorable(SnapshotEvaluated event, String reason) {
    return changed(event, 0, 0, List.of(), reason, null);
  }

  private static SnapshotEvaluated changed(
      SnapshotEvaluated event,
      int images,
      long nanos,
      List<SnapshotEvaluated.Scores> scores,
      String failure,
      String sha256) {
    return new SnapshotEvaluated(
        event.experimentId(),
        event.trainingId(),
        event.snapshotId(),
        event.step(),
        event.epoch(),
        event.lastTrained(),
        event.kind(),
        event.on(),
        images,
        nanos,
        scores,
        failure,
        failure == null ? event.provenance() : null,
        event.round(),
        sha256);
  }

  private static SnapshotEvaluated.Scores scores(
      BnMode bn, List<String> children, double noise, RandomGenerator random) {
    return new SnapshotEvaluated.Scores(
        bn, children.stream().map(child -> score(child, noise, random)).toList());
  }

  private static SnapshotEvaluated.Score score(String child, double noise, RandomGenerator random) {
    double accuracy = .3 + .08 * BY_QUALITY.indexOf(child) + noise * random.nextGaussian();
    int correct = (int) Math.round(IMAGES * Math.max(0, Math.min(1, accuracy)));
    return new SnapshotEvaluated.Score(child, correct, IMAGES, 2 - accuracy);
  }
}
