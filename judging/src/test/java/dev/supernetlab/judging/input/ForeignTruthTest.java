package dev.supernetlab.judging.input;

import static dev.supernetlab.judging.input.Foreign.refused;
import static dev.supernetlab.judging.input.Foreign.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.ranking.study.GroundTruth;
import org.junit.jupiter.api.Test;

/** Which ground truths are read. */
class ForeignTruthTest {
  @Test
  void aGroundTruthMayHaveAColumnForEachSeed() {
    GroundTruth.Seeds truth =
        (GroundTruth.Seeds)
            ForeignResults.read(
                    request("a1,b1\n.1,.2\n", "child;seed 0;seed 1\na1;50;52\nb1;60;\n"))
                .study()
                .truth()
                .orElseThrow();
    assertThat(truth.accuracies()).hasSize(2);
    assertThat(truth.accuracies().get(1)).containsExactly(.52, Double.NaN);
  }

  @Test
  void aBadGroundTruthIsRefusedWithItsPlaces() {
    assertThat(
            refused(
                request(
                    "a1,b1\n.1,.2\n",
                    "child,mean,std,seeds\na1,.5,.9,3\nb1,.6,.1,0\na1,.7,.1,1.5\n")))
        .containsExactly(
            "gt.csv, line 4, column 1 is 'a1': is there twice, first on line 2, column 1: each"
                + " child once",
            "gt.csv, line 2, column 3 is '0.9': must be a deviation in the unit of the mean, 0 to"
                + " 0.5",
            "gt.csv, line 3, column 4 is '0.0': must be the number of seeds behind the mean, 1 or"
                + " more",
            "gt.csv, line 4, column 4 is '1.5': must be the number of seeds behind the mean, 1 or"
                + " more");
  }
}
