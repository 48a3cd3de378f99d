package dev.supernetlab.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.analytics.report.Report;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lab, here or elsewhere. Every method throws {@link UnavailableException} if it cannot be
 * reached and {@link RefusedException} if it refuses.
 */
public final class LabClient {
  /** A newer lab may say more. */
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int PAGE = 100;
  private static final int NOT_FOUND = 404;
  private static final int FIRST_ERROR = 400;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI sampler;
  private final URI analytics;

  /** A lab whose sampler and analytics are at these origins. */
  public LabClient(URI sampler, URI analytics) {
    this.sampler = sampler;
    this.analytics = analytics;
  }

  /** A lab whose services share one origin. */
  public static LabClient at(URI origin) {
    return new LabClient(origin, origin);
  }

  /**
   * Makes sure that the experiment exists: the same spec again changes nothing.
   *
   * @param type media type of the spec
   * @return the experiment as the sampler knows it
   */
  public JsonNode put(String id, String spec, String type) {
    return json(
        send(
            HttpRequest.newBuilder(sampler.resolve("/experiments/" + id))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(spec))));
  }

  /** The experiment as the sampler knows it, if it does. */
  public Optional<JsonNode> experiment(String id) {
    return find(sampler.resolve("/experiments/" + id));
  }

  /** The spec of an experiment, if the sampler knows it. */
  public Optional<ExperimentSpec> spec(String id) {
    return experiment(id).map(json -> read(json.path("spec"), ExperimentSpec.class));
  }

  /** All experiments, the newest first. */
  public List<JsonNode> experiments() {
    List<JsonNode> all = new ArrayList<>();
    int total = 1;
    for (int page = 0; page * PAGE < total; page++) {
      JsonNode some = get(sampler.resolve("/experiments?page=%d&size=%d".formatted(page, PAGE)));
      total = some.path("total").asInt();
      some.path("items").forEach(all::add);
    }
    return all;
  }

  /** Ends an experiment before its time. */
  public void cancel(String id) {
    send(HttpRequest.newBuilder(sampler.resolve("/experiments/" + id)).DELETE());
  }

  /** How far it is; empty while analytics has not heard of it. */
  public Optional<Progress> progress(String id) {
    return find(results(id, "/progress")).map(json -> read(json, Progress.class));
  }

  /** What it found, as analytics says it. */
  public JsonNode report(String id) {
    return get(results(id, "/report"));
  }

  /** What {@link #report(String)} says. */
  public static Report report(JsonNode report) {
    return read(report, Report.class);
  }

  /** All its figures as one flat table, in CSV. */
  public String figures(String id) {
    return send(
        HttpRequest.newBuilder(results(id, "/metrics?format=csv"))
            .header("Accept", "text/csv")
            .GET());
  }

  /**
   * How far the ranking of a stage can be trusted, as a page.
   *
   * @param stage null where the experiment has only one
   */
  public String trust(String id, String stage) {
    String query =
        "/trust?format=html"
            + (stage == null ? "" : "&stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8));
    return send(HttpRequest.newBuilder(results(id, query)).header("Accept", "text/html").GET());
  }

  /**
   * Drops the results of all experiments and derives them anew from the log of events, however long
   * that takes.
   *
   * @return how many events were read
   */
  public long rebuild() {
    HttpRequest request =
        HttpRequest.newBuilder(analytics.resolve("/results/rebuild"))
            .POST(BodyPublishers.noBody())
            .build();
    long events = 0;
    for (JsonNode ofTopic : json(send(request)).path("events")) {
      events += ofTopic.asLong();
    }
    return events;
  }

  private URI results(String id, String what) {
    return analytics.resolve("/results/" + id + what);
  }

  private Optional<JsonNode> find(URI uri) {
    try {
      return Optional.of(get(uri));
    } catch (RefusedException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private JsonNode get(URI uri) {
    return json(send(HttpRequest.newBuilder(uri).header("Accept", "application/json").GET()));
  }

  private String send(HttpRequest.Builder builder) {
    return send(builder.timeout(ANSWER).build());
  }

  private String send(HttpRequest request) {
    String what = request.method() + " " + request.uri();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw RefusedException.of(answer.statusCode(), what, json(answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UnavailableException(
          "No lab answers at %s (%s): start one with ./lab up, or give its --url."
              .formatted(origin(request.uri()), reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(what + " was interrupted.", e);
    }
  }

  private static <T> T read(JsonNode json, Class<T> type) {
    try {
      return JSON.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UnavailableException(
          "The lab is of another version than this command line: " + e.getOriginalMessage(), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof ConnectException ? "connection refused" : e.toString();
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.objectNode().put("detail", body.strip());
    }
  }
}
