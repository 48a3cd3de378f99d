package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {
  @Test
  void importedMeansAreJudgedByLikeTrainedOnes() throws Exception {
    Truth truth = Truth.imported(stage("{\"named\": \"deeper-64\"}"), List.of("111", "434", "112"));

    assertThat(truth.mean()).containsExactly(new double[] {.70139, .8516, .78517}, within(1e-4));
    assertThat(truth.known().orElseThrow()).isInstanceOf(GroundTruth.Table.class);
    assertThat(truth.seeds(0)).isEqualTo(10);
    assertThat(GroundTruths.seedTau(truth).value()).isGreaterThan(.9);
    assertThat(GroundTruths.seedTau(truth).reason())
        .isEqualTo("simulated from the imported means and deviations");
    assertThat(GroundTruths.best(truth).value()).isEqualTo(.8516, within(1e-4));
    assertThat(GroundTruths.figures(truth, .4).scoredOn()).isEqualTo("imported");
  }

  @Test
  void importedSeedsHaveTauAndRangeOfTheirOwn() throws Exception {
    Truth truth = Truth.imported(stage(SEEDS), List.of("1", "2", "3"));

    assertThat(truth.instances()).hasSize(2);
    assertThat(truth.instances().get(1)).containsExactly(.6, .5, .9);
    assertThat(GroundTruths.seedTau(truth).value()).isEqualTo(1.0 / 3, within(1e-9));
    assertThat(GroundTruths.worst(truth).low()).isEqualTo(.5);
  }

  @Test
  void someChildrenKeepWhatIsKnownOfThem() throws Exception {
    Truth truth = Truth.imported(stage(SEEDS), List.of("1", "2", "3")).of(List.of("3", "1"));

    assertThat(truth.mean()).containsExactly(new double[] {.85, .55}, within(1e-9));
    assertThat(truth.labels()).containsExactly("3", "1");
  }

  private static final String SEEDS =
      """
      {"accuracies": [{"child": "1", "seeds": [0.5, 0.6]}, {"child": "2", "seeds": [0.7, 0.5]},
                      {"child": "3", "seeds": [0.8, 0.9]}]}
      """;

  private static StageSpec stage(String imported) throws Exception {
    return JsonCodec.JSON.readValue(
        "{\"name\": \"truth\", \"kind\": \"ground-truth\", \"import\": %s}".formatted(imported),
        StageSpec.class);
  }
}
