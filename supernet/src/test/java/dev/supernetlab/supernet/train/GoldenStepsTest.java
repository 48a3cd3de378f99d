package dev.supernetlab.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole steps against PyTorch in double precision; {@code golden_steps.py} made the values. */
class GoldenStepsTest {
  private static final double TOLERANCE = 1e-4;

  static Stream<Arguments> scenarios() throws IOException {
    JsonNode golden = golden();
    return Arrays.stream(KernelSet.values())
        .flatMap(
            kernels ->
                IntStream.range(0, golden.get("scenarios").size())
                    .mapToObj(
                        number ->
                            Arguments.of(
                                kernels,
                                golden.at("/scenarios/%d/name".formatted(number)).textValue(),
                                number)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("scenarios")
  void stepsAreThoseOfPyTorch(KernelSet kernels, String name, int number) throws IOException {
    JsonNode golden = golden();
    JsonNode scenario = golden.at("/scenarios/" + number);
    TrainingSetup setup = setup(golden, scenario);
    try (Workspace workspace = new Workspace(kernels.open());
        Training training = Training.start(setup, images(golden), GoldenStepsTest::initial)) {
      for (int step = 0; step < setup.steps(); step++) {
        StepResult result = training.train(workspace, children(setup, scenario, step));
        double loss = scenario.at("/losses/" + step).doubleValue();
        assertThat(((StepResult.Trained) result).loss())
            .as("loss of step %d", step)
            .isCloseTo(loss, within(TOLERANCE * loss));
      }
      Weights weights = training.weights();
      assertThat(scenario.get("values").fieldNames())
          .toIterable()
          .containsAll(weights.slots())
          .hasSameSizeAs(weights.slots());
      weights.slots().forEach(slot -> compare(slot, weights.slot(slot), scenario));
    }
  }

  @Test
  void batchesAreThoseThatTheGoldenValuesWereMadeWith() throws IOException {
    JsonNode batches = golden().get("batches");
    BatchOrder order = new BatchOrder(10, 4, 7);
    for (int step = 0; step < batches.size(); step++) {
      assertThat(order.batch(step))
          .isEqualTo(JsonCodec.JSON.convertValue(batches.get(step), int[].class));
    }
  }

  private static void compare(String slot, float[] actual, JsonNode scenario) {
    double[] expected =
        JsonCodec.JSON.convertValue(scenario.get("values").get(slot), double[].class);
    double sum = 0;
    double ramp = 0;
    double absolute = 0;
    double largest = 0;
    for (int index = 0; index < actual.length; index++) {
      sum += actual[index];
      ramp += actual[index] * (index * 7919L % 1000 / 1000.0 - 0.5);
      absolute += Math.abs(actual[index]);
      largest = Math.max(largest, Math.abs(actual[index]));
    }
    double tolerance = TOLERANCE * expected[2];
    assertThat(sum).as("%s: sum", slot).isCloseTo(expected[0], within(tolerance));
    assertThat(ramp).as("%s: weighted sum", slot).isCloseTo(expected[1], within(tolerance));
    assertThat(absolute).as("%s: absolute sum", slot).isCloseTo(expected[2], within(tolerance));
    tolerance = TOLERANCE * expected[3];
    assertThat(largest).as("%s: maximum", slot).isCloseTo(expected[3], within(tolerance));
    for (int index = 4; index < expected.length; index++) {
      assertThat((double) actual[index - 4])
          .as("%s[%d]", slot, index - 4)
          .isCloseTo(expected[index], within(tolerance));
    }
  }

  private static TrainingSetup setup(JsonNode golden, JsonNode s) {
    SpaceSpec.Stem stem = JsonCodec.JSON.convertValue(s.get("stem"), SpaceSpec.Stem.class);
    JsonNode named = s.has("operators") ? s.get("operators") : golden.get("operators");
    List<Operator> operators = Arrays.asList(JsonCodec.JSON.convertValue(named, Operator[].class));
    SearchSpace space =
        new SearchSpace(
            new SpaceSpec(
                s.get("nodes").intValue(),
                operators,
                s.get("cells").intValue(),
                s.get("channels").intValue(),
                new SpaceSpec.StemSpec(
                    stem, s.get("stemChannels").intValue(), s.get("relu").booleanValue()),
                null,
                null,
                null,
                JsonCodec.JSON.convertValue(s.get("output"), SpaceSpec.Output.class),
                s.path("stacks").asInt(1),
                s.path("preprocessing").asBoolean(true)));
    Blueprint blueprint = new Blueprint(space, shape(golden), 10);
    return new TrainingSetup(
        blueprint,
        new ShareAll(),
        training(golden, s),
        0,
        7,
        s.get("steps").size(),
        everyChild(space, s));
  }

  private static TrainingSpec training(JsonNode golden, JsonNode s) {
    return new TrainingSpec(
        golden.get("batch").intValue(),
        new TrainingSpec.OptimizerSpec(
            golden.get("momentum").doubleValue(),
            golden.get("weightDecay").doubleValue(),
            s.get("clip").doubleValue()),
        new TrainingSpec.ScheduleSpec(
            JsonCodec.JSON.convertValue(s.get("schedule"), TrainingSpec.Schedule.class),
            s.get("start").doubleValue(),
            s.get("end").doubleValue(),
            JsonCodec.JSON.convertValue(s.get("per"), TrainingSpec.Per.class),
            s.has("factor") ? s.get("factor").doubleValue() : null,
            s.has("patience") ? s.get("patience").intValue() : null),
        new TrainingSpec.BatchNormSpec(golden.get("batchNormMomentum").doubleValue()),
        JsonCodec.JSON.convertValue(s.get("inactive"), TrainingSpec.Inactive.class),
        s.path("smoothing").doubleValue(),
        JsonCodec.JSON.convertValue(s.get("remainder"), TrainingSpec.Remainder.class));
  }

  /** Trained ones, and one per operator so that untrained slots are compared as well. */
  private static List<Child> everyChild(SearchSpace space, JsonNode scenario) {
    Set<Child> children = new LinkedHashSet<>();
    scenario
        .get("steps")
        .forEach(step -> step.forEach(label -> children.add(space.child(label.textValue()))));
    for (int operator = 1; operator <= space.operators().size(); operator++) {
      children.add(space.child(String.valueOf(operator).repeat(space.edges())));
    }
    return List.copyOf(children);
  }

  private static List<Child> children(TrainingSetup setup, JsonNode scenario, int step) {
    List<Child> children = new ArrayList<>();
    scenario
        .at("/steps/" + step)
        .forEach(label -> children.add(setup.blueprint().space().child(label.textValue())));
    return children;
  }

  private static ImageSet images(JsonNode golden) {
    int size = golden.get("images").intValue();
    ImageShape shape = shape(golden);
    return new ImageSet(
        "sequence",
        "",
        shape,
        10,
        sequence("images", size * shape.length(), 0, 1),
        IntStream.range(0, size).toArray());
  }

  private static ImageShape shape(JsonNode golden) {
    int side = golden.get("side").intValue();
    return new ImageShape(side, side, 1);
  }

  private static float[] initial(Parameter parameter) {
    int length = parameter.length();
    return switch (parameter.kind()) {
      case CONVOLUTION, LINEAR ->
          sequence(parameter.name(), length, 0, 1 / Math.sqrt(parameter.fanIn()));
      case SCALE -> sequence(parameter.name(), length, 1, 0.25);
      case SHIFT -> sequence(parameter.name(), length, 0, 0.25);
      case STATISTICS -> {
        float[] values = new float[length];
        Arrays.fill(values, length / 2, length, 1);
        yield values;
      }
    };
  }

  private static float[] sequence(String name, int length, double middle, double scale) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    long x = crc.getValue() & 0x7fffffff;
    float[] values = new float[length];
    for (int index = 0; index < length; index++) {
      x = (x * 1103515245 + 12345) & 0x7fffffff;
      values[index] = (float) (middle + scale * (x / (double) (1 << 30) - 1));
    }
    return values;
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = GoldenStepsTest.class.getResourceAsStream("/golden/steps.json")) {
      return JsonCodec.JSON.readTree(in);
    }
  }
}
