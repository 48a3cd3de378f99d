package dev.supernetlab.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.function.Function;

/**
 * A small experiment on whoever runs it.
 *
 * @param origin who answers a path
 */
record Experiment(String id, Function<String, ServiceProcess> origin) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The id of the trace that it is submitted in. */
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static final String SPEC =
"""
name: %s
description: Eight children on small images.
data:
  set: fashion-mnist
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
  - {name: truth, kind: ground-truth, instances: 2, length: {steps: 300}, evaluation: {on: test}}
  - name: shared
    kind: super-net
    instances: 2
    length: {stepsPerChild: %d}
    evaluation: {dense: {cycles: 4}, final: {bn: [running, recalibrated]}}
report: {minSeedTau: -1}
""";

  /** Submits one whose super-nets take so many steps for each of 8 children. */
  static Experiment submit(
      String name, int stepsPerChild, Function<String, ServiceProcess> origin) {
    String spec = SPEC.formatted(name, stepsPerChild);
    HttpResponse<String> answer =
        origin
            .apply("/experiments")
            .send(
                "POST",
                "/experiments",
                spec,
                "traceparent",
                "00-" + TRACE + "-b7ad6b7169203331-01");
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return new Experiment(json(answer.body()).path("id").asText(), origin);
  }

  /** Takes it back. */
  void cancel() {
    String path = "/experiments/" + id;
    origin.apply(path).send("DELETE", path, "");
  }

  /** Whether all is trained and scored. */
  boolean isCompleted() {
    return "completed".equals(progress().path("state").asText());
  }

  /** A count of a stage's progress; 0 while that cannot be told. */
  long progress(String stage, String count) {
    return Manifests.each(progress().path("stages"))
        .filter(found -> found.path("stage").asText().equals(stage))
        .mapToLong(found -> found.path(count).asLong())
        .sum();
  }

  /** Every score, as CSV. */
  String scores() {
    return get("/evaluations?format=csv");
  }

  /** Every figure of the report, as CSV. */
  String figures() {
    return get("/metrics?format=csv");
  }

  private JsonNode progress() {
    String path = "/results/" + id + "/progress";
    try {
      return json(origin.apply(path).send("GET", path, "").body());
    } catch (UncheckedIOException e) {
      return JSON.createObjectNode();
    }
  }

  private String get(String what) {
    String path = "/results/" + id + what;
    return origin.apply(path).get(path);
  }

  /** A line of JSON. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
