package dev.supernetlab.analytics;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Results that other code measured, sent to be judged; those in the examples have planted faults.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class JudgementsIT {
  private static final Path EXAMPLE = Path.of("..", "examples", "judge");
  private static final int INSTANCES = 8;
  private static final String SMALL =
      """
      {"children": ["111", "112", "113", "121"], "groundTruth": "deeper-64",
       "series": [{"scores": [[0.5, 0.6, 0.55, null]]}]}
      """;

  private static RequestSpecification example() {
    RequestSpecification form =
        given()
            .multiPart("groundTruth", EXAMPLE.resolve("ground-truth.csv").toFile())
            .multiPart("space", EXAMPLE.resolve("space.yaml").toFile())
            .multiPart("order", EXAMPLE.resolve("order.csv").toFile());
    for (int instance = 0; instance < INSTANCES; instance++) {
      form.multiPart("series", EXAMPLE.resolve("seed%d.csv".formatted(instance)).toFile());
    }
    return form;
  }

  @Test
  void filesAreJudgedAndPlantedFaultsFound() {
    example()
        .post("/judgements")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("report.subject.instances", equalTo(INSTANCES))
        .body("report.subject.cycle", equalTo(27))
        .body("report.verdict.sentences.size()", greaterThan(0))
        .body("report.phase.periodicity.detected", equalTo(true))
        .body("report.interference.byDistance.distance", equalTo(java.util.List.of(0, 1, 2, 3)))
        .body("report.baselines.name", hasItem("parameter count"));
  }

  @Test
  void theFormIsWhatTheClientAsksFor() {
    assertThat(example().accept("text/html").post("/judgements").asString())
        .startsWith("<!DOCTYPE html>")
        .contains("<svg");
    String figures = example().post("/judgements?format=csv").asString();
    assertThat(figures).startsWith("name,of which,value,n,").contains("truth-ceiling");
    String instances = example().post("/judgements?format=csv&table=rankings-instances").asString();
    assertThat(instances.lines().count()).isGreaterThan(INSTANCES);
    example()
        .post("/judgements?format=csv&table=nothing")
        .then()
        .statusCode(400)
        .body("detail", startsWith("Parameter table is 'nothing'; allowed are [figures"));
    example().post("/judgements?format=xml").then().statusCode(400);
  }

  @Test
  void jsonIsJudgedToo() {
    given()
        .contentType("application/json")
        .body(SMALL)
        .post("/judgements")
        .then()
        .statusCode(200)
        .body("report.subject.children.size()", equalTo(4))
        .body(
            "notes",
            hasItem(containsString("Children of the ground truth without scores, left out: 60.")));
  }

  @Test
  void whatCannotBeReadIsAProblemWithItsPlaces() {
    given()
        .multiPart("series", "a.csv", bytes("111,112\n0.5,x\n"))
        .multiPart("groundTruthName", "deeper-64")
        .post("/judgements")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("instance", equalTo("/judgements"))
        .body("faults[0].file", equalTo("a.csv"))
        .body("faults[0].line", equalTo(2))
        .body("faults[0].column", equalTo(2))
        .body("faults[0].value", equalTo("x"));
    given()
        .contentType("application/json")
        .body(SMALL.replace("null", "-3"))
        .post("/judgements")
        .then()
        .statusCode(400)
        .body("faults[0].file", equalTo("/series/0/scores"));
    given()
        .multiPart("groundTruthName", "other")
        .multiPart("series", "a.csv", bytes("111,112\n0.5,0.6\n"))
        .post("/judgements")
        .then()
        .statusCode(400)
        .body("detail", equalTo("groundTruthName is 'other': must be one of [deeper-64]"));
    given()
        .multiPart("groundTruthName", "deeper-64")
        .post("/judgements")
        .then()
        .statusCode(400)
        .body("detail", equalTo("series: must be one file or more"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theSchemaOfTheAnswersIsPublished() {
    get("/judgements/schema")
        .then()
        .statusCode(200)
        .body("'$schema'", containsString("2020-12"))
        .body("properties.report", org.hamcrest.Matchers.notNullValue());
  }
}
