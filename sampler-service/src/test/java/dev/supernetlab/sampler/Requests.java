package dev.supernetlab.sampler;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.supernetlab.contracts.ExperimentId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Requests to the service under test, and what tests wait for. */
final class Requests {
  static final String YAML = "application/yaml";
  static final Duration SOON = Duration.ofSeconds(20);

  private Requests() {}

  static void awaitReady() {
    await().atMost(SOON).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }

  /** Has a spec accepted; its id. */
  static String put(String spec) {
    String id = idOf(spec);
    sending(YAML, spec).put("/experiments/" + id).then().statusCode(202);
    return id;
  }

  static RequestSpecification sending(String type, String spec) {
    return given().contentType(type).body(spec.getBytes(UTF_8));
  }

  static void awaitState(String id, String state) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> given().get("/experiments/" + id).then().body("state", equalTo(state)));
  }

  /** A response that says in the problem format what is wrong. */
  static ValidatableResponse problem(ValidatableResponse response, int status) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }

  /** The small spec under another name. */
  static String named(String name) {
    return Specs.SMALL.replace("name: small", "name: " + name);
  }

  static String idOf(String spec) {
    return ExperimentId.of(Specs.read(spec));
  }
}
