package dev.supernetlab.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.supernetlab.testing.SmallExperiment;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An experiment on the lab that runs it. */
record Experiment(String id, Http lab) {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The id of the trace that it is submitted in. */
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  /** Submits a small one whose super-nets take so many steps for each of 8 children. */
  static Experiment submit(String name, int stepsPerChild, Http lab) {
    String spec = new SmallExperiment(name, "fashion-mnist", 300, stepsPerChild, 4).spec();
    HttpResponse<String> answer =
        lab.send(
            "POST", "/experiments", spec, "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return new Experiment(json(answer.body()).path("id").asText(), lab);
  }

  /** Takes it back. */
  void cancel() {
    lab.send("DELETE", "/experiments/" + id, "");
  }

  private boolean isCompleted() {
    return "completed".equals(progress().path("state").asText());
  }

  /** Returns when a stage is that far, but not at its end. */
  void awaitSteps(String stage, long steps) {
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> progress(stage, "steps") >= steps);
    assertThat(progress(stage, "steps")).isLessThan(progress(stage, "stepsTotal"));
  }

  /** Returns when all is trained and scored. */
  void awaitEnd() {
    await().atMost(LONGEST).until(this::isCompleted);
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
    HttpResponse<String> answer;
    try {
      answer = lab.send("GET", "/results/" + id + "/progress", "");
    } catch (UncheckedIOException e) {
      return JSON.createObjectNode();
    }
    return answer.statusCode() == 200 ? json(answer.body()) : JSON.createObjectNode();
  }

  private String get(String what) {
    return lab.get("/results/" + id + what);
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
