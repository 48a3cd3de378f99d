package dev.supernetlab.judging.input;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.supernetlab.judging.space.Spaces;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads what is to be judged from JSON. Lines and columns of faults count the rows and the values
 * of the array that they name, from 1.
 */
final class JsonReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonRequest request;
  private final Naming naming;
  private final List<String> children;

  private JsonReader(JsonRequest request) {
    this.request = request;
    Optional<SearchSpace> space =
        space(request.space()).or(() -> named(request.groundTruth()).flatMap(Spaces::named));
    this.naming = new Naming(names(request.names()), space, List.of());
    this.children = labels("/children", request.children());
  }

  /**
   * Reads all of it; the stream stays open.
   *
   * @throws BadInputException with what is wrong
   */
  static ForeignResults read(InputStream body) throws IOException {
    try {
      JsonRequest request = JSON.readValue(body, JsonRequest.class);
      if (request == null || request.children() == null || request.series() == null) {
        throw new BadInputException(Fault.of("the body", "must have children and series"));
      }
      return new JsonReader(request).results();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new BadInputException(
          new Fault(
              pointer(e),
              at == null ? 0 : at.getLineNr(),
              at == null ? 0 : at.getColumnNr(),
              null,
              reason(e)));
    }
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "unknown field, known are "
            + unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(joining(", "))
        : e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
  }

  private static String pointer(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? mapping.getPath().stream()
            .map(p -> "/" + (p.getFieldName() == null ? p.getIndex() : p.getFieldName()))
            .collect(joining())
        : "the body";
  }

  private ForeignResults results() {
    SeriesReader series = new SeriesReader(naming);
    for (int i = 0; i < request.series().size(); i++) {
      Faults faults = new Faults("/series/" + i + "/scores");
      series.add(run(request.series().get(i), i, faults), faults);
    }
    if (series.runs().isEmpty()) {
      throw new BadInputException(Fault.of("/series", "must have at least one series"));
    }
    Assembly assembly =
        new Assembly(naming.space(), truth(request.groundTruth()), series.runs(), series.notes());
    if (request.order() != null) {
      assembly.order(OrderTable.of(labels("/order", request.order())), "/order");
    }
    if (request.features() != null) {
      request.features().forEach((name, values) -> feature(assembly, name, values));
    }
    if (request.cycle() != null) {
      if (request.cycle() < 1) {
        throw new BadInputException(Fault.of("/cycle", "must be 1 or more"));
      }
      assembly.cycle(request.cycle());
    }
    return assembly.results();
  }

  private void feature(Assembly assembly, String name, double[] values) {
    check("/features/" + name, values);
    assembly.feature(name, children, values);
  }

  private Run run(JsonRequest.Series given, int number, Faults faults) {
    if (given == null || given.scores() == null || given.scores().isEmpty()) {
      faults.add(0, "must have at least one row");
      faults.raise();
    }
    boolean counted = given.steps() != null;
    if (counted
        && (given.steps().size() != given.scores().size() || given.steps().contains(null))) {
      faults.add(
          0,
          "has %d rows for %d steps: a number for each row"
              .formatted(given.scores().size(), given.steps().size()));
      faults.raise();
    }
    Run run =
        new Run(
            new Run.Key(
                given.instance() == null ? Integer.toString(number) : given.instance(),
                text(given.bn())),
            text(given.seed()),
            text(given.order()),
            counted ? Run.Counted.STEPS : Run.Counted.ROWS,
            children);
    for (int row = 0; row < given.scores().size(); row++) {
      double[] scores = given.scores().get(row);
      int values = scores == null ? 0 : scores.length;
      if (values != children.size()) {
        faults.add(row + 1L, "has %d values for %d children".formatted(values, children.size()));
      }
      long step = counted ? given.steps().get(row) : row + 1L;
      if (!run.add(step, scores)) {
        faults.add(row + 1L, "has step %d, which is not above the one before".formatted(step));
      }
    }
    faults.raise();
    return run;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private Optional<TruthTable> truth(JsonNode given) {
    if (given == null || given.isNull()) {
      return Optional.empty();
    }
    if (given.isTextual()) {
      Input table =
          GroundTruths.named(given.asText())
              .orElseThrow(
                  () ->
                      new BadInputException(
                          Fault.of(
                              "/groundTruth",
                              "must be an object, or one of " + GroundTruths.names())));
      return Optional.of(TruthTable.read(table, naming.byLabel()));
    }
    return Optional.of(truth(bind(given)));
  }

  private static JsonRequest.Truth bind(JsonNode given) {
    try {
      return JSON.treeToValue(given, JsonRequest.Truth.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(Fault.of("/groundTruth", reason(e)));
    }
  }

  private TruthTable truth(JsonRequest.Truth given) {
    Faults faults = new Faults("/groundTruth");
    Scale scale = new Scale(faults);
    if (given.accuracies() != null && !given.accuracies().isEmpty()) {
      List<double[]> seeds = given.accuracies();
      for (int seed = 0; seed < seeds.size(); seed++) {
        see(scale, check("/groundTruth/accuracies/" + seed, seeds.get(seed)), seed + 1L);
      }
      scale.divisor();
      faults.raise();
      seeds.forEach(scale::apply);
      return TruthTable.ofSeeds(children, seeds);
    }
    if (given.mean() == null) {
      throw new BadInputException(Fault.of("/groundTruth", "must have mean or accuracies"));
    }
    double[] mean = check("/groundTruth/mean", numbers(given.mean()));
    see(scale, mean, 1);
    scale.divisor();
    faults.raise();
    Faults spread = new Faults("/groundTruth/std");
    double[] sd = new double[mean.length];
    Arrays.fill(sd, Double.NaN);
    if (given.std() != null) {
      sd = check("/groundTruth/std", numbers(given.std()));
      TruthTable.checkSpread(sd, scale.divisor(), child -> 1, child -> child, spread);
      spread.raise();
    }
    scale.apply(mean);
    scale.apply(sd);
    int seeds = given.seeds() == null ? 1 : given.seeds();
    if (seeds < 1) {
      throw new BadInputException(Fault.of("/groundTruth/seeds", "must be 1 or more"));
    }
    return TruthTable.ofMeans(children, mean, sd, seeds);
  }

  /** Null is a missing number. */
  private static double[] numbers(List<Double> given) {
    return given.stream().mapToDouble(number -> number == null ? Double.NaN : number).toArray();
  }

  private static void see(Scale scale, double[] values, long row) {
    for (int i = 0; i < values.length; i++) {
      scale.see(values[i], row, i);
    }
  }

  private double[] check(String pointer, double[] values) {
    int count = values == null ? 0 : values.length;
    if (count != children.size()) {
      throw new BadInputException(
          Fault.of(pointer, "has %d values for %d children".formatted(count, children.size())));
    }
    return values;
  }

  private List<String> labels(String pointer, List<String> names) {
    Faults faults = new Faults(pointer);
    List<String> labels =
        naming.labels(
            IntStream.range(0, names.size())
                .mapToObj(i -> new Naming.Given(text(names.get(i)), 1, i))
                .toList(),
            faults);
    faults.raise();
    return labels;
  }

  private static Optional<Names> names(String given) {
    try {
      return Optional.ofNullable(given).map(g -> Names.valueOf(g.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(Fault.of("/names", "must be index or label"));
    }
  }

  private static Optional<String> named(JsonNode given) {
    return given != null && given.isTextual() ? Optional.of(given.asText()) : Optional.empty();
  }

  private static Optional<SearchSpace> space(JsonNode given) {
    if (given == null || given.isNull()) {
      return Optional.empty();
    }
    if (given.isTextual()) {
      return Optional.of(
          Spaces.named(given.asText())
              .orElseThrow(
                  () ->
                      new BadInputException(
                          Fault.of("/space", "must be an object, or one of " + Spaces.names()))));
    }
    try {
      return Optional.of(Spaces.parse(given.toString()));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(Fault.of("/space", e.getMessage()));
    }
  }
}
