package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.TrainingSpec;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {
  private static final String SMALL =
      """
      name: small
      data:
        set: generated
        pool: 4
        train: {from: train, images: 1000}
        validation: {from: train, images: 100}
        test: {from: test, images: 200}
      space: {nodes: 1, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
      training: {batch: 16}
      stages:
        - name: truth
          kind: ground-truth
          instances: 2
          length: {steps: 10}
        - name: shared
          kind: super-net
          instances: 3
          length: {stepsPerChild: 10}
          evaluation: {dense: {cycles: 2}}
      """;

  private final SpecReader reader = new SpecReader(SpecLimits.DEFAULT);

  @Test
  void defaultsAreFilled() throws InvalidSpecException {
    ExperimentSpec spec = reader.read(SMALL, Format.YAML);

    assertThat(spec.description()).isEmpty();
    assertThat(spec.data().augmentation()).isEqualTo(AugmentationSpec.NONE);
    assertThat(spec.space().stem())
        .isEqualTo(new SpaceSpec.StemSpec(SpaceSpec.Stem.PAPER, 12, false));
    assertThat(spec.training().inactive()).isEqualTo(TrainingSpec.Inactive.FREEZE);
    assertThat(spec.stage("truth").sharing().policy()).isEqualTo(StageSpec.Policy.NONE);
    assertThat(spec.stage("shared").sharing().policy()).isEqualTo(StageSpec.Policy.ALL);
    assertThat(spec.report().minSeedTau()).isEqualTo(0.4);
  }

  @Test
  void jsonAndYamlSayTheSame() throws InvalidSpecException {
    String json =
        """
        {"name": "a", "data": {"set": "mnist"},
         "space": {"nodes": 1, "operators": ["skip_connect", "avg_pool_3x3"], "cells": 1, "channels": 4},
         "stages": [{"name": "s", "kind": "super-net", "instances": 1, "length": {"epochs": 1}}]}
        """;

    assertThat(reader.read(json, Format.JSON)).isEqualTo(reader.read(json, Format.YAML));
  }

  @Test
  void aFieldThatIsNullCountsAsNotGiven() throws InvalidSpecException {
    assertThat(reader.read(SMALL + "seeds:\nreport: {groundTruth: null}\n", Format.YAML))
        .isEqualTo(reader.read(SMALL, Format.YAML));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    String spec =
        """
        name: Ten Mistakes
        data:
          set: imagenet
          pool: 2
        space: {nodes: 2, operators: [skip_connect, skip_connect], cells: 0, channels: 8}
        training: {batch: 0, momentum: 0.9}
        stages:
          - name: a
            kind: ground-truth
            sharing: {policy: all}
            instances: 2
            length: {steps: 5, epochs: 1}
          - name: a
            kind: super-net
            instances: many
            length: {steps: 5}
        seeds: {weights: [1, -2]}
        reports: {groundTruth: a}
        """;

    assertThat(pointers(spec))
        .containsExactlyInAnyOrder(
            "/name",
            "/data/set",
            "/space/cells",
            "/training/batch",
            "/training/momentum",
            "/stages/0/sharing/policy",
            "/stages/0/length",
            "/stages/1/name",
            "/stages/1/instances",
            "/seeds/weights/1",
            "/reports");
  }

  @Test
  void anUnknownFieldIsAViolationThatListsTheKnownOnes() {
    Violation violation = only(SMALL.replace("pool: 4", "pol: 4"));

    assertThat(violation.pointer()).isEqualTo("/data/pol");
    assertThat(violation.value().asInt()).isEqualTo(4);
    assertThat(violation.allowed())
        .contains("set, fallback, pool, train, validation, test")
        .endsWith("did you mean pool?");
  }

  @Test
  void aMisspeltNameIsMatchedWithItsNearest() {
    assertThat(only(SMALL.replace("skip_connect", "skip_conect")).allowed())
        .startsWith("must be one of max_pool_3x3,")
        .endsWith("did you mean skip_connect?");
  }

  @Test
  void pointersAreEscaped() {
    assertThat(pointers(SMALL + "a/b~c: 1\n")).containsExactly("/a~1b~0c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pool: 4 | pool: 3 | /data/pool | must divide the image side",
        "images: 1000 | images: 59950 | /data | have 60050 images together, but it has 60000",
        "cells: 1 | cells: 33 | /space/cells | must be at most 32",
        "nodes: 1 | nodes: 5 | /space | make 32768 children, at most 4096 are allowed",
        "[max_pool_3x3, skip_connect] | [skip_connect, skip_connect] | /space/operators | once",
        "batch: 16 | batch: 1001 | /training/batch | number of training images, 1000",
        "cycles: 2 | cycles: 11 | /stages/1/evaluation/dense/cycles | at most 10",
        "cycles: 2 | bn: [running, running] | /stages/1/evaluation/dense/bn | each mode once",
        "cycles: 2 | cycles: 2, last: 9 | /stages/1/evaluation/dense | one of cycles and last",
        "{cycles: 2} | {last: 0} | /stages/1/evaluation/dense/last | at least 1",
        "dense: {cycles: 2} | every: {} | /stages/1/evaluation/every | exactly one of epochs, steps",
        "dense: {cycles: 2} | children: {draw: 3} | /stages/1/evaluation/children/draw | children, 2",
        "dense: {cycles: 2} | children: {labels: ['1', '3']} | /stages/1/evaluation/children/labels/1 | child of the space",
        "dense: {cycles: 2} | children: {} | /stages/1/evaluation/children | exactly one of draw, labels",
        "{cycles: 2} | {cycles: 2}, budget: 799 | /stages/1/evaluation/budget | at least 800, what",
        "name: shared | name: truth | /stages/1/name | must differ",
        "{steps: 10} | {} | /stages/0/length | exactly one of",
        "{steps: 10} | {steps: 1.5} | /stages/0/length/steps | must be an integer",
        "{steps: 10} | {steps: \"10\"} | /stages/0/length/steps | must be an integer",
        "{steps: 10} | {steps: 99999999999} | /stages/0/length/steps | must be at most 10000000",
        "instances: 2 | instances: | /stages/0/instances | must be given",
        "pool: 4 | augmentation: standart | /data/augmentation | one of none, standard; did you mean standard?",
        "pool: 4 | augmentation: 3 | /data/augmentation | must be an array",
        "channels: 4 | channels: 4, children: {draw: 5} | /space/children/draw | 5 cannot be drawn, there are 2",
        "channels: 4 | channels: 4, children: {seed: 5} | /space/children | exactly one of draw, only",
        "channels: 4 | channels: 4, children: {only: ['3']} | /space/children/only/0 | of the characters 12",
        "channels: 4 | channels: 4, children: {only: ['1'], seed: 1} | /space/children/seed | left out",
        "channels: 4 | channels: 4, exclude: [{pattern: '1*'}] | /space/exclude/0/pattern | 1 characters",
        "channels: 4 | channels: 4, exclude: [{pattern: '*'}] | /space/exclude | at least one child",
        "channels: 4 | channels: 4, exclude: [{operator: none, atLeast: 1}] | /space/exclude/0/operator | space's",
        "channels: 4 | channels: 4, exclude: [{operator: skip_connect}] | /space/exclude/0 | atLeast, atMost",
        "channels: 4 | channels: 4, exclude: [{}] | /space/exclude/0 | exactly one of pattern, operator",
        "channels: 4 | channels: 4, stacks: 2 | /space/stacks | images of 7 pixels a side cannot be halved 1 times",
        "nodes: 1 | nodes: 6, isomorphic: merge | /space | children {draw: n} takes n of them",
        "{batch: 16} | {batch: 16, labelSmoothing: 1} | /training/labelSmoothing | must be at most 0.9",
        "{batch: 16} | {batch: 16, remainder: half} | /training/remainder | must be one of keep, drop",
        "{batch: 16} | {schedule: {factor: 0.5}} | /training/schedule/factor | plateau only",
        "{batch: 16} | {schedule: {patience: 2}} | /training/schedule/patience | plateau only",
        "{batch: 16} | {schedule: {kind: plateau, per: step}} | /training/schedule/per | must be epoch",
        "{batch: 16} | {schedule: {kind: plateau, to: 1}} | /training/schedule/to | at most from, 0.025",
        "{steps: 10} | {epochs: 3, cutoffEpochs: 3} | /stages/0/length/cutoffEpochs | less than the 3",
        "{steps: 10} | {cutoffEpochs: 3} | /stages/0/length | exactly one of",
        "{batch: 16} | {optimizer: {momentum: .nan}} | | line 9, column 38: Malformed numeric",
        "name: small | name: \"abc\\n\" | /name | must match",
        "name: small | name: ab c | /name | must match ^[a-z0-9-]{1,63}$",
      })
  void oneMistakeIsOneViolation(String right, String wrong, String pointer, String allowed) {
    String spec = SMALL.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));

    Violation violation = only(spec);

    assertThat(violation.pointer())
        .as(violation.message())
        .isEqualTo(pointer == null ? "" : pointer);
    assertThat(violation.allowed()).contains(allowed);
  }

  @Test
  void aLargeSpaceIsAllowedIfFewOfItsChildrenAreDrawn() throws InvalidSpecException {
    String large = SMALL.replace("nodes: 1", "nodes: 6, children: {draw: 20, seed: 7}");

    ExperimentSpec spec = reader.read(large, Format.YAML);

    assertThat(dev.supernetlab.contracts.plan.Children.all(spec.space())).hasSize(20);
    assertThat(only(large.replace("draw: 20", "draw: 5000")).allowed())
        .contains("at most 4096 are allowed");
  }

  @Test
  void theFallbackMustAlwaysBeThere() {
    assertThat(pointers(SMALL.replace("set: generated", "set: mnist\n  fallback: fashion-mnist")))
        .containsExactly("/data/fallback");
  }

  @Test
  void theReportNamesAGroundTruthStage() {
    assertThat(only(SMALL + "report: {groundTruth: shared}").allowed())
        .isEqualTo("must name a ground-truth stage: truth");
  }

  @Test
  void givenSeedsAreAsManyAsTheStageWithMostInstancesNeeds() throws InvalidSpecException {
    assertThat(only(SMALL + "seeds: {order: [1, 2]}").allowed()).contains("must have 3 entries");
    assertThat(reader.read(SMALL + "seeds: {order: [1, 2, 3]}", Format.YAML).seeds().order())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void totalsAreLimited() {
    SpecReader strict = new SpecReader(new SpecLimits(100, 4, 90, 10, 5, 1000, 10));
    InvalidSpecException thrown = refused(strict, SMALL);
    assertThat(thrown.violations())
        .extracting(Violation::allowed)
        .anyMatch(text -> text.contains("at most 10 are allowed") && text.contains("floats"))
        .anyMatch(
            text ->
                text.equals("the steps of all trainings add up to 100, at most 90 are allowed"));

    SpecReader loose = new SpecReader(new SpecLimits(100, 4, 100, 10, 5, 1000, 1_000_000));
    assertThat(refused(loose, SMALL).violations())
        .extracting(Violation::allowed)
        .containsExactly(
            "the trainings of all stages add up to 7, at most 4 are allowed",
            "the trained images of all stages add up to 1600, at most 10 are allowed",
            "the snapshots of all stages add up to 16, at most 5 are allowed",
            "the scored images of all stages add up to 2800, at most 1000 are allowed");
  }

  @Test
  void aSyntaxErrorIsLocated() {
    Violation violation = only("name: a\n  b: [1,\n");
    assertThat(violation.pointer()).isEmpty();
    assertThat(violation.allowed()).startsWith("must be YAML at line 2, column ");
  }

  @Test
  void aFieldGivenTwiceIsASyntaxError() {
    assertThat(only(SMALL + "name: other\n").allowed()).contains("uplicate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[1]", "7", "just words", "''"})
  void whatIsNoObjectIsRefused(String text) {
    assertThat(only(text).allowed()).isEqualTo("must be an object of fields");
  }

  @Test
  void theSchemaIsPublishedAsJson() throws Exception {
    JsonNode schema = new com.fasterxml.jackson.databind.ObjectMapper().readTree(SpecSchema.json());
    assertThat(schema.at("/properties/name/pattern").asText()).isEqualTo("^[a-z0-9-]{1,63}$");
    assertThat(schema.at("/additionalProperties").isBoolean()).isTrue();
  }

  private Violation only(String spec) {
    List<Violation> violations = refused(reader, spec).violations();
    assertThat(violations).as(violations.toString()).hasSize(1);
    return violations.get(0);
  }

  private List<String> pointers(String spec) {
    return refused(reader, spec).violations().stream().map(Violation::pointer).toList();
  }

  private static InvalidSpecException refused(SpecReader reader, String spec) {
    return catchThrowableOfType(InvalidSpecException.class, () -> reader.read(spec, Format.YAML));
  }
}
