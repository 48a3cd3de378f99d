package dev.supernetlab.sampler;

import static dev.supernetlab.sampler.Requests.YAML;
import static dev.supernetlab.sampler.Requests.awaitReady;
import static dev.supernetlab.sampler.Requests.awaitState;
import static dev.supernetlab.sampler.Requests.idOf;
import static dev.supernetlab.sampler.Requests.named;
import static dev.supernetlab.sampler.Requests.problem;
import static dev.supernetlab.sampler.Requests.put;
import static dev.supernetlab.sampler.Requests.sending;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.supernetlab.testing.BrokerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How requests are answered. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class RequestsIT {
  @BeforeEach
  void waitUntilReady() {
    awaitReady();
  }

  @Test
  void aSuffixRunsTheSameSpecAgain() {
    String spec = named("twice");
    String id = put(spec);

    sending(YAML, spec)
        .put("/experiments/" + id + "-2")
        .then()
        .statusCode(202)
        .body("id", equalTo(id + "-2"));
    awaitState(id + "-2", "running");
  }

  @Test
  void postingTwiceWithOneIdempotencyKeyMakesOneExperiment() {
    String spec = named("keyed");

    String first = postWithKey("a key", spec, 202);
    String again = postWithKey("a key", spec, 200);
    String other = postWithKey("another key", spec, 202);

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(List.of(first, other)).allMatch(id -> id.startsWith(idOf(spec) + "-key"));
  }

  @Test
  void anIdempotencyKeyStandsForOneSpec() {
    postWithKey("spent", named("spent"), 202);

    problem(
            sending(YAML, named("unspent"))
                .header("Idempotency-Key", "spent")
                .post("/experiments")
                .then(),
            422)
        .body("detail", containsString("sent with another spec"));
    problem(
            sending(YAML, named("long"))
                .header("Idempotency-Key", "k".repeat(256))
                .post("/experiments")
                .then(),
            400)
        .body("detail", containsString("1 to 255 characters"));
  }

  private static String postWithKey(String key, String spec, int status) {
    return sending(YAML, spec)
        .header("Idempotency-Key", key)
        .post("/experiments")
        .then()
        .statusCode(status)
        .extract()
        .path("id");
  }

  @Test
  void anotherSpecUnderAnIdIsAConflict() {
    String id = put(named("conflict"));

    problem(sending(YAML, named("other")).put("/experiments/" + id).then(), 409)
        .body("detail", containsString("The id of this spec is other-"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    String spec =
        named("wrong")
                .replace("pool: 4", "pool: 3\n  colour: red")
                .replace("cells: 1", "cells: 99")
                .replace("skip_connect", "skip")
                .replace("batch: 16", "batch: -1, inactive: thaw")
                .replace("steps: 10", "steps: 10, epochs: 1")
                .replace("instances: 3", "instances: 1000")
                .replace("name: shared", "name: truth")
            + "report: {minSeedTau: 7}\nseed: {}\n";

    problem(sending(YAML, spec).post("/experiments").then(), 400)
        .body(
            "violations.pointer",
            hasItems(
                "/data/colour",
                "/space/cells",
                "/space/operators/1",
                "/training/batch",
                "/training/inactive",
                "/stages/0/length",
                "/stages/1/instances",
                "/stages/1/name",
                "/report/minSeedTau",
                "/seed"))
        .body(
            "violations.find { it.pointer == '/seed' }.allowed",
            containsString("did you mean seeds"))
        .body("violations.find { it.pointer == '/space/cells' }.value", equalTo(99));
  }

  @Test
  void aSpecThatWasReadBackIsTheSameInJson() {
    String id = put(named("json"));
    Map<String, Object> spec = given().get("/experiments/" + id).jsonPath().getMap("spec");

    given()
        .contentType("application/json")
        .body(spec)
        .post("/experiments")
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
  }

  @Test
  void aSyntaxErrorIsLocated() {
    problem(sending("application/json", "{\"name\": ").post("/plans").then(), 400)
        .body("detail", containsString("line 1, column"));
  }

  @Test
  void aBodyOfMoreThanOneMebibyteIsRefused() {
    String large = named("large") + "#".repeat(1 << 20);
    problem(sending(YAML, large).post("/experiments").then(), 413)
        .body("detail", containsString("1 MiB"));
  }

  @Test
  void aPlanTellsTheSizeAndStartsNothing() {
    String spec = named("dry");
    sending("text/yaml", spec)
        .post("/plans")
        .then()
        .statusCode(200)
        .body("id", equalTo(idOf(spec)))
        .body("instances", equalTo(5), "trainings", equalTo(19), "steps", equalTo(400))
        .body("snapshots", equalTo(40), "imagesToScore", equalTo(3 * 9 * 8 * 100 + 2 * 8 * 200))
        .body("trainerMemory.peak", equalTo(peakMemory(spec)))
        .body("space.whole", equalTo("8"), "space.children", equalTo(8));

    problem(given().get("/experiments/" + idOf(spec)).then(), 404);
  }

  @Test
  void otherMediaTypesAndMethodsAreRefused() {
    problem(sending("text/csv", "a,b").post("/experiments").then(), 415)
        .body("detail", containsString("application/yaml"));
    problem(given().delete("/experiments").then(), 405);
  }

  @Test
  void theSchemaIsServed() {
    given()
        .get("/spec/schema")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("properties.name.pattern", equalTo("^[a-z0-9-]{1,63}$"));
  }

  @Test
  void experimentsAreListedByStateAndNameInPages() {
    put(named("listed"));
    String id = put(named("listed") + "seeds: {base: 2}\n");
    awaitState(id, "running");

    given()
        .queryParam("name", "listed")
        .queryParam("size", 1)
        .get("/experiments")
        .then()
        .statusCode(200)
        .body("total", equalTo(2), "items", hasSize(1), "items[0].id", equalTo(id));
    given()
        .queryParam("name", "listed")
        .queryParam("state", "running")
        .get("/experiments")
        .then()
        .body("items.id", hasItem(id));
    problem(given().queryParam("state", "odd").get("/experiments").then(), 400)
        .body("detail", containsString("state is one of submitted, running"));
  }

  /** Of a trainer, in bytes; small enough for an int in these tests. */
  private static int peakMemory(String spec) {
    return Math.toIntExact(TrainerMemory.of(Specs.read(spec)).peak());
  }
}
