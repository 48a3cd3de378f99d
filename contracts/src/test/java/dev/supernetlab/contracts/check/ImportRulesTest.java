package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.plan.ImportedTruth;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.ImportSpec.Accuracies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRulesTest {
  private static final String PUBLISHED =
      """
      name: imported
      data: {set: generated, pool: 4, train: {from: train, images: 1000}}
      space:
        {nodes: 2, operators: [max_pool_3x3, sep_conv_3x3, sep_conv_5x5, dil_conv_5x5], cells: 1, channels: 4}
      stages:
        - {name: truth, kind: ground-truth, import: {named: deeper-64}}
        - {name: shared, kind: super-net, instances: 2, length: {stepsPerChild: 1}}
      """;

  private static final String INLINE =
      """
      name: inline
      data: {set: generated, pool: 4, train: {from: train, images: 1000}}
      space: {nodes: 1, operators: [max_pool_3x3, skip_connect], cells: 1, channels: 4}
      stages:
        - name: truth
          kind: ground-truth
          import:
            accuracies:
              - {child: '1', seeds: [0.5, 0.6]}
              - {child: '2', seeds: [0.7, 0.6]}
      """;

  private final SpecReader reader = new SpecReader(SpecLimits.DEFAULT);

  @Test
  void thePublishedTruthComesWithTheProductAndTrainsNothing() throws InvalidSpecException {
    ExperimentSpec spec = reader.read(PUBLISHED, Format.YAML);

    assertThat(ImportedTruth.accuracies(spec.stage("truth").imported()))
        .hasSize(64)
        .startsWith(new Accuracies("111", null, 0.701390, 0.003789, 10))
        .allSatisfy(row -> assertThat(row.mean()).isBetween(0.7, 0.86));
    assertThat(
            StageOutline.of(spec.stage("truth"), spec.data(), spec.space(), spec.training())
                .trainings())
        .isZero();
  }

  @Test
  void accuraciesMayStandInTheSpec() throws InvalidSpecException {
    ExperimentSpec spec = reader.read(INLINE, Format.YAML);

    assertThat(ImportedTruth.children(spec.stage("truth").imported())).containsExactly("1", "2");
  }

  @Test
  void aTruthOfAnotherSpaceIsRefusedWithItsFirstStrangeChild() {
    Violation violation = only(PUBLISHED.replace(", sep_conv_5x5", ""));

    assertThat(violation.pointer()).isEqualTo("/stages/0/import");
    assertThat(violation.allowed())
        .isEqualTo(
            "must have children of the space, each once; 37 are not or come twice, the first is 114 (the space has 27 children, 111 to 333)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "child: '2' | child: '3' | /stages/0/import | each once; 1 are not",
        "child: '2' | child: '1' | /stages/0/import | each once; 1 are not",
        "[0.7, 0.6] | [0.7] | /stages/0/import/accuracies/1/seeds | must have 2 entries",
        "'2', seeds: [0.7, 0.6] | '2', mean: 0.7 | /stages/0/import/accuracies/1 | must have seeds if",
        "'2', seeds: [0.7, 0.6] | '2' | /stages/0/import/accuracies/1 | exactly one of seeds, mean",
        "[0.7, 0.6] | [0.7, 60] | /stages/0/import/accuracies/1/seeds/1 | at most 1",
        "ground-truth | super-net | /stages/0/import | for stages of kind ground-truth",
        "import: | length: {steps: 1}\\n    import: | /stages/0/length | nothing is trained",
      })
  void whatCannotJudgeIsRefused(String right, String wrong, String pointer, String allowed) {
    Violation violation = only(INLINE.replace(right, wrong.replace("\\n", "\n")));

    assertThat(violation.pointer()).as(violation.message()).isEqualTo(pointer);
    assertThat(violation.allowed()).contains(allowed);
  }

  @Test
  void filesAreForTheCommandLineAndNamesForWhatIsThere() {
    assertThat(only(PUBLISHED.replace("named: deeper-64", "file: a.csv")).allowed())
        .startsWith("must be read by the command line");
    assertThat(only(PUBLISHED.replace("deeper-64", "deeper")).allowed())
        .isEqualTo("must be one of deeper-64");
  }

  private Violation only(String spec) {
    var violations =
        catchThrowableOfType(InvalidSpecException.class, () -> reader.read(spec, Format.YAML))
            .violations();
    assertThat(violations).as(violations.toString()).hasSize(1);
    return violations.get(0);
  }
}
