package dev.supernetlab.sampler;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.supernetlab.testing.BrokerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class BrokerAwayIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  Consumer<Boolean> broker;

  @Test
  void whileTheBrokerIsAwayRequestsAreRefusedAndAfterwardsWorkGoesOn() {
    awaitReady(200);
    broker.accept(false);
    try {
      awaitReady(503);
      given()
          .get("/q/health/ready")
          .then()
          .body("checks.find { it.name == 'sampler: broker' }.status", equalTo("DOWN"))
          .body("checks.find { it.name == 'sampler: replay' }.status", equalTo("UP"));
      post()
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "2")
          .body("title", equalTo("Event log unavailable"), "detail", containsString("broker"));
    } finally {
      broker.accept(true);
    }

    awaitReady(200);
    await().atMost(SOON).until(() -> post().statusCode() < 300);
    String id = post().jsonPath().getString("id");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> given().get("/experiments/" + id).then().body("state", equalTo("running")));
  }

  private static Response post() {
    String spec = Specs.SMALL.replace("name: small", "name: away");
    return given().contentType("application/yaml").body(spec.getBytes(UTF_8)).post("/experiments");
  }

  private static void awaitReady(int status) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(status));
  }
}
