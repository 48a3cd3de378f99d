package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.plan.StageGraph;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageGraphRulesTest {
  private static final String SPEC =
      """
      name: grouped
      data: {set: generated, pool: 4, train: {from: train, images: 1000}}
      space: {nodes: 2, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
      stages:
        - name: shared
          kind: super-net
          instances: 2
          length: {stepsPerChild: 10}
          evaluation: {dense: {cycles: 1}}
        - name: grouped
          kind: super-net
          sharing: {policy: group, partition: interference, groups: 2, from: shared}
          instances: 2
          length: {stepsPerChild: 10}
          evaluation: {dense: {cycles: 1}}
      """;

  private final SpecReader reader = new SpecReader(SpecLimits.DEFAULT);

  @Test
  void aStageThatIsGroupedByAnothersInterferenceNeedsIt() throws InvalidSpecException {
    ExperimentSpec spec = reader.read(SPEC, Format.YAML);

    assertThat(StageGraph.needs(spec.stage("shared"))).isEmpty();
    assertThat(StageGraph.needs(spec.stage("grouped"))).containsExactly("shared");
  }

  @Test
  void stagesThatWaitForEachOtherAreRefusedByName() {
    String circle =
        SPEC.replaceFirst(
            "instances: 2",
            "sharing: {policy: group, partition: interference, groups: 2, from: grouped}\n    instances: 2");

    assertThat(violations(circle))
        .extracting(Violation::pointer)
        .containsExactly("/stages/0", "/stages/1");
    assertThat(violations(circle).get(0).allowed()).contains("shared, grouped wait for each other");
  }

  @Test
  void whatIsNotThereCannotBeNeeded() {
    assertThat(violations(SPEC.replace("from: shared", "from: other")))
        .extracting(Violation::pointer)
        .containsExactly("/stages/1/sharing/from");
  }

  @Test
  void interferenceIsSeenInDenseScoresOfAllChildrenOnly() {
    String sparse = SPEC.replaceFirst("dense: \\{cycles: 1}", "dense: {last: 2}");
    assertThat(violations(sparse))
        .extracting(Violation::allowed)
        .containsExactly("must name a stage with at least 3 dense evaluations");

    String some = SPEC.replaceFirst("cycles: 1}", "cycles: 1}, children: {draw: 4}");
    assertThat(violations(some))
        .extracting(Violation::allowed)
        .containsExactly("must name a stage that scores all children");

    assertThat(violations(SPEC.replaceFirst("dense: \\{cycles: 1}", "")))
        .extracting(Violation::allowed)
        .containsExactly("must name a stage with dense scoring, which shows who disturbs whom");
  }

  @Test
  void aFineTuningNeedsASnapshotOfASuperNet() throws InvalidSpecException {
    String tuned =
        SPEC
            + """
                - name: tuned
                  kind: fine-tune
                  from: {stage: shared, step: 79}
                  instances: 2
                  length: {steps: 5}
              """;

    ExperimentSpec spec = reader.read(tuned, Format.YAML);

    assertThat(StageGraph.needs(spec.stage("tuned"))).containsExactly("shared");
    assertThat(spec.stage("tuned").sharing().policy()).isEqualTo(StageSpec.Policy.NONE);
    assertThat(only(tuned.replace("step: 79", "step: 7")))
        .isEqualTo("/stages/2/from/step: must be a step after which stage shared is scored");
    assertThat(only(tuned.replace("stage: shared,", "stage: truth,")))
        .isEqualTo("/stages/2/from/stage: must name a super-net stage");
    assertThat(
            only(
                tuned.replace(
                    "instances: 2\n    length: {steps: 5}",
                    "instances: 3\n    length: {steps: 5}")))
        .isEqualTo("/stages/2/instances: must be at most 2, the instances of stage shared");
    assertThat(only(tuned.replace("    from: {stage: shared, step: 79}\n", "")))
        .isEqualTo("/stages/2/from: must be given for kind fine-tune");
  }

  private String only(String spec) {
    List<Violation> found = violations(spec);
    assertThat(found).as(found.toString()).hasSize(1);
    return found.get(0).pointer() + ": " + found.get(0).allowed();
  }

  private List<Violation> violations(String spec) {
    return catchThrowableOfType(InvalidSpecException.class, () -> reader.read(spec, Format.YAML))
        .violations();
  }
}
