package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharingAndOrderRulesTest {
  private static final String SPEC =
      """
      name: a
      data: {set: generated}
      space: {nodes: 1, operators: [max_pool_3x3, skip_connect, sep_conv_3x3], cells: 2, channels: 4}
      stages:
        - name: first
          kind: super-net
          instances: 1
          length: {steps: 20}
          evaluation: {dense: {cycles: 2}}
        - name: second
          kind: super-net
          %s
          instances: 1
          length: {steps: 20}
      """;

  private static final List<String> OTHERS =
      List.of(
          "fixed",
          "shuffle-once",
          "shuffle-every",
          "uniform",
          "sandwich",
          "evolutionary, rounds: {steps: 5, children: 2}",
          "controller, rounds: {steps: 5, children: 2}");

  private final SpecReader reader = new SpecReader(SpecLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sharing: {policy: group, groups: 2, partition: random}",
        "sharing: {policy: group, groups: 3, partition: random, seed: 7}",
        "sharing: {policy: group, groups: 2, partition: sequential}",
        "sharing: {policy: group, partition: given, lists: [['1', '3'], ['2']]}",
        "sharing: {policy: group, groups: 2, partition: interference, from: first}",
        "sharing: {policy: group, groups: 2, partition: interference, from: first,"
            + " direction: enemies}",
        "sharing: {policy: prefix, cells: 0}",
        "sharing: {policy: prefix, cells: 2}",
        "sharing: {policy: only, match: [{kinds: [bn-statistics, bn-affine]}, {cells: [1]}]}",
        "sharing: {policy: except, match: [{layers: [edge], edges: [0], operators:"
            + " [sep_conv_3x3]}]}",
        "order: {kind: shuffle-every}",
        "order: {kind: uniform}",
        "order: {kind: fair}",
        "order: {kind: sandwich}",
        "order: {kind: sandwich, random: 0}",
        "order: {kind: evolutionary, rounds: {steps: 5, children: 2}}",
        "order: {kind: controller, rounds: {steps: 5, children: 2, bn: running}, controller:"
            + " {hidden: 8}}",
      })
  void everyPolicyAndOrderCanBeSaid(String what) throws Exception {
    StageSpec stage = reader.read(SPEC.formatted(what), Format.YAML).stage("second");

    String json = JsonCodec.JSON.writeValueAsString(stage);
    assertThat(JsonCodec.JSON.readValue(json, StageSpec.class)).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sharing: {policy: group, groups: 2} | /sharing/partition | must be given for policy group",
        "sharing: {policy: group, partition: random} | /sharing/groups | must be given",
        "sharing: {policy: group, groups: 4, partition: random} | /sharing/groups |"
            + " must be at most the number of children, 3",
        "sharing: {policy: all, groups: 2} | /sharing/groups | it is for policy group",
        "sharing: {policy: group, groups: 2, partition: sequential, seed: 1} | /sharing/seed |"
            + " it is for partition random",
        "sharing: {policy: group, partition: given} | /sharing/lists | must be given for",
        "sharing: {policy: group, partition: given, lists: [['1', '2']]} | /sharing/lists |"
            + " 1 are missing, the first is 3",
        "sharing: {policy: group, partition: given, lists: [['1', '2', '3'], ['3', 'x']]} |"
            + " /sharing/lists | not a child, or twice: 3, x",
        "sharing: {policy: group, groups: 2, partition: interference} | /sharing/from |"
            + " must be given for partition interference",
        "sharing: {policy: group, groups: 2, partition: interference, from: second} |"
            + " /sharing/from | must name another super-net stage: first",
        "sharing: {policy: all, direction: friends} | /sharing/direction | partition interference",
        "sharing: {policy: prefix} | /sharing/cells | must be given for policy prefix",
        "sharing: {policy: prefix, cells: 3} | /sharing/cells | at most the space's cells, 2",
        "sharing: {policy: only} | /sharing/match | must be given for policies only and except",
        "sharing: {policy: only, match: [{}]} | /sharing/match/0 | must have one of kinds",
        "sharing: {policy: except, match: [{cells: [2]}]} | /sharing/match/0/cells | from 0 to 1",
        "sharing: {policy: except, match: [{edges: [1]}]} | /sharing/match/0/edges | from 0 to 0",
        "sharing: {policy: except, match: [{operators: [dil_conv_3x3]}]} |"
            + " /sharing/match/0/operators | must be operators of the space",
        "order: {kind: fixed, random: 2} | /order/random | it is for order sandwich",
        "order: {kind: controller} | /order/rounds | must be given for orders evolutionary",
        "order: {kind: uniform, rounds: {steps: 5, children: 2}} | /order/rounds | it is for"
            + " orders",
        "order: {kind: fixed, evolution: {sample: 2}} | /order/evolution | order evolutionary",
        "order: {kind: fixed, controller: {hidden: 2}} | /order/controller | order controller",
      })
  void oneMistakeIsOneViolation(String what, String pointer, String allowed) {
    Violation violation = only(what);

    assertThat(violation.pointer()).isEqualTo("/stages/1" + pointer);
    assertThat(violation.allowed()).contains(allowed);
  }

  @Test
  void aFairOrderNeedsAllChildrenInOneTraining() {
    assertThat(
            only("""
            sharing: {policy: group, groups: 2, partition: sequential}
                order: {kind: fair}\
            """)
                .message())
        .startsWith(
            "/stages/1/order/kind is \"fair\": must be fixed, shuffle-once, shuffle-every or uniform,"
                + " or sandwich, evolutionary or controller,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fair", "sandwich", "evolutionary, rounds: {steps: 5, children: 2}"})
  void anOrderThatChoosesNeedsMoreThanOneChild(String kind) {
    assertThat(only("sharing: {policy: none}\n    order: {kind: %s}".formatted(kind)).allowed())
        .isEqualTo(
            "must be fixed, shuffle-once, shuffle-every or uniform where every child is trained"
                + " alone: a step has nothing to choose from");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "children: {draw: 2}",
        "children: {only: ['1', '3']}",
        "exclude: [{pattern: '1'}]",
        "isomorphic: merge"
      })
  void selectedChildrenAreServedByEveryOrderButAFairOne(String selection) throws Exception {
    String selected = SPEC.replace("channels: 4}", "channels: 4, " + selection + "}");
    for (String order : OTHERS) {
      reader.read(selected.formatted("order: {kind: " + order + "}"), Format.YAML);
    }

    InvalidSpecException refused =
        catchThrowableOfType(
            InvalidSpecException.class,
            () -> reader.read(selected.formatted("order: {kind: fair}"), Format.YAML));
    assertThat(refused.violations())
        .extracting(Violation::pointer)
        .containsExactly("/stages/1/order/kind");
    assertThat(refused.getMessage())
        .contains(OTHERS.stream().map(o -> o.split(",", 2)[0]).toList());
  }

  @Test
  void anOrderMustNotLearnFromTheTestImages() {
    String learning = "order: {kind: evolutionary, rounds: {steps: 5, children: 2}}";
    assertThat(only(learning + "\n    evaluation: {on: test}").allowed())
        .contains("must not learn from them");
  }

  @Test
  void whatOldSpecsSayIsWrittenAsBefore() throws Exception {
    ExperimentSpec spec =
        reader.read(
            SPEC.formatted("sharing: {policy: all}\n    order: {kind: fixed}"), Format.YAML);

    String json = JsonCodec.JSON.writeValueAsString(spec.stage("second"));

    assertThat(json)
        .contains("\"sharing\":{\"policy\":\"all\"}")
        .contains("\"order\":{\"kind\":\"fixed\"}");
  }

  private Violation only(String what) {
    List<Violation> violations =
        catchThrowableOfType(
                InvalidSpecException.class, () -> reader.read(SPEC.formatted(what), Format.YAML))
            .violations();
    assertThat(violations).as(violations.toString()).hasSize(1);
    return violations.get(0);
  }
}
