package dev.supernetlab.ranking.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.ranking.coverage.Published;
import dev.supernetlab.ranking.study.GroundTruth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PublishedTruthTest {

  @Test
  void thePublishedTableIsAsReliableAsItsSeedsWereFoundToBe() {
    Reliability reliability = Reliability.of(Published.truth(), 2000, 1);
    assertThat(reliability.seedTau().getAsDouble()).isBetween(.71, .725);
    assertThat(reliability.leaveOneOut().getAsDouble()).isBetween(.77, .785);
    assertThat(reliability.ceiling().getAsDouble()).isBetween(.89, .93);
    assertThat(reliability.seeds()).isEqualTo(10);
    assertThat(reliability.agreement().pairs()).isEmpty();
  }

  @Test
  void aTableWithoutDeviationsHasNoCeiling() {
    double[] unknown = new double[64];
    Arrays.fill(unknown, Double.NaN);
    Reliability reliability =
        Reliability.of(new GroundTruth.Table(Published.truth().mean(), unknown, 10), 100, 1);
    assertThat(reliability.noise()).isEmpty();
    assertThat(reliability.seedTau()).isEmpty();
    assertThat(reliability.ceiling()).isEmpty();
  }
}
