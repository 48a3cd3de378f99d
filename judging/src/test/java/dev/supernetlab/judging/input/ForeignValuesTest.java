package dev.supernetlab.judging.input;

import static dev.supernetlab.judging.input.Foreign.TRUTH;
import static dev.supernetlab.judging.input.Foreign.refused;
import static dev.supernetlab.judging.input.Foreign.request;
import static dev.supernetlab.judging.input.Foreign.scores;
import static dev.supernetlab.judging.input.Foreign.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Study;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which values of a series are accuracies, and which are missing. */
class ForeignValuesTest {
  @Test
  void perCentAndFractionsMayDifferFromFileToFile() {
    Study study = study("a1,b1,c1\n10,20,0.5\n");
    assertThat(study.instances().get(0).scores().get(0)).containsExactly(.1, .2, .005);
    Study fromPerCent =
        ForeignResults.read(
                request("a1,b1,c1\n.1,.2,.3\n", "child,mean,std\na1,50,1\nb1,60,2\nc1,70,1\n"))
            .study();
    GroundTruth.Table truth = (GroundTruth.Table) fromPerCent.truth().orElseThrow();
    assertThat(truth.mean()).containsExactly(.5, .6, .7);
    assertThat(truth.sd()).containsExactly(new double[] {.01, .02, .01}, within(1e-15));
    assertThat(truth.seeds()).isEqualTo(1);
  }

  @Test
  void perCentAmongFractionsIsRefusedWithItsPlace() {
    assertThat(refused("step,a1,b1,c1\n1,.1,.2,.3\n2,.1,20,.3\n"))
        .containsExactly(
            "s.csv, line 3, column 3 is '20.0': must be a fraction 0 to 1, as most accuracies in"
                + " this file are");
  }

  @Test
  void whatIsNoAccuracyIsRefusedAllTogether() {
    assertThat(refused("step,a1,b1,c1\n1,-0.1,2e3,x\n2,0.5%,Infinity,0x1p3\n"))
        .containsExactly(
            "s.csv, line 2, column 2 is '-0.1': must be an accuracy: a fraction 0 to 1, or per cent"
                + " 0 to 100",
            "s.csv, line 2, column 3 is '2000.0': must be an accuracy: a fraction 0 to 1, or per"
                + " cent 0 to 100",
            "s.csv, line 2, column 4 is 'x': must be a number, or empty where there is none",
            "s.csv, line 3, column 2 is '0.5%': must be a number without a per cent sign",
            "s.csv, line 3, column 3 is 'Infinity': must be a number, or empty where there is none",
            "s.csv, line 3, column 4 is '0x1p3': must be a number, or empty where there is none");
  }

  @Test
  void twentyFaultsAreEnough() {
    StringBuilder series = new StringBuilder("a1,b1,c1\n");
    series.append("x,y,z\n".repeat(100));
    assertThat(refused(series.toString())).hasSize(20);
  }

  @Test
  void decimalCommasAreRefusedWithWhatToWrite() {
    assertThat(refused("step;a1;b1;c1\n1;0,1;0.2;0.3\n"))
        .containsExactly(
            "s.csv, line 2, column 2 is '0,1': must have a point as its decimal sign, as in 0.1");
    assertThat(refused("a1,b1,c1\n0,1,0,2,0,3\n"))
        .containsExactly(
            "s.csv, line 2: has 6 fields where the header has 3; if a comma is its decimal sign,"
                + " write a point",
            "s.csv: has no row below its header");
  }

  @Test
  void missingCellsAreNoScoresAndAreNoted() {
    ForeignResults results =
        ForeignResults.read(request("a1,b1,c1\n,nan,0.3\nNA,null,-\n0.1,0.1,0.1\n", TRUTH));
    assertThat(scores(results.study().instances().get(0)))
        .containsExactly(
            List.of(Double.NaN, Double.NaN, .3),
            List.of(Double.NaN, Double.NaN, Double.NaN),
            List.of(.1, .1, .1));
    assertThat(results.notes())
        .contains(
            "s.csv: missing scores: 5.",
            "s.csv: rows with one score for all children, which rank nobody: 1, the first on line 4.");
  }
}
