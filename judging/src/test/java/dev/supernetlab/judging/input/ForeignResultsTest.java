package dev.supernetlab.judging.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.judging.space.Spaces;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignResultsTest {
  private static final String TRUTH =
      """
      child,mean,std,seeds
      a1,0.50,0.01,3
      b1,0.60,0.02,3
      c1,0.70,0.01,3
      """;

  private static Request request(String series, String truth) {
    return request(List.of(Input.of("s.csv", series)), truth);
  }

  private static Request request(List<Input> series, String truth) {
    return new Request(
        series,
        Optional.ofNullable(truth).map(t -> Input.of("gt.csv", t)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  private static Study study(String series) {
    return ForeignResults.read(request(series, TRUTH)).study();
  }

  private static List<String> refused(Request request) {
    try {
      ForeignResults.read(request);
    } catch (BadInputException e) {
      return e.faults().stream().map(Fault::message).toList();
    }
    throw new AssertionError("was read");
  }

  private static List<String> refused(String series) {
    return refused(request(series, TRUTH));
  }

  private static List<List<Double>> scores(Instance instance) {
    return instance.scores().stream().map(s -> Arrays.stream(s).boxed().toList()).toList();
  }

  @Test
  void columnsAreChildrenAndRowsEvaluationsInTheOrderOfTheGroundTruth() {
    Study study = study("step,c1,a1,b1\n10,0.3,0.1,0.2\n20,0.6,0.4,0.5\n");
    assertThat(study.children().names()).containsExactly("a1", "b1", "c1");
    Instance only = study.instances().get(0);
    assertThat(only.name()).isEqualTo("s");
    assertThat(only.steps()).containsExactly(10L, 20L);
    assertThat(scores(only)).containsExactly(List.of(0.1, 0.2, 0.3), List.of(0.4, 0.5, 0.6));
    GroundTruth.Table truth = (GroundTruth.Table) study.truth().orElseThrow();
    assertThat(truth.mean()).containsExactly(0.5, 0.6, 0.7);
    assertThat(truth.sd()).containsExactly(0.01, 0.02, 0.01);
    assertThat(truth.seeds()).isEqualTo(3);
  }

  @Test
  void anUnnamedFirstColumnIsTheStepAndWithoutOneRowsAreCounted() {
    assertThat(study(",a1,b1,c1\n0,.1,.2,.3\n1,.1,.2,.3\n").instances().get(0).steps())
        .containsExactly(0L, 1L);
    assertThat(study("a1,b1,c1\n.1,.2,.3\n.1,.2,.3\n").instances().get(0).steps())
        .containsExactly(1L, 2L);
  }

  @Test
  void oneFileMayHoldManyInstancesAndKindsOfStatistics() {
    Study study =
        study(
            """
            instance,seed,order,bn,epoch,a1,b1,c1
            0,s0,o0,running,1,.1,.2,.3
            0,s0,o0,recalibrated,1,.2,.3,.4
            1,s1,o0,running,1,.3,.4,.5
            0,s0,o0,running,2,.4,.5,.6
            """);
    assertThat(study.instances())
        .extracting(Instance::name, Instance::seed, Instance::order, Instance::bn, Instance::steps)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0", "s0", "o0", "running", List.of(1L, 2L)),
            org.assertj.core.groups.Tuple.tuple("0", "s0", "o0", "recalibrated", List.of(1L)),
            org.assertj.core.groups.Tuple.tuple("1", "s1", "o0", "running", List.of(1L)));
  }

  @Test
  void severalFilesAreSeveralInstances() {
    Request request =
        request(
            List.of(
                Input.of("runs/seed0.csv", "a1,b1,c1\n.1,.2,.3\n"),
                Input.of("runs/seed1.csv", "c1,b1,a1\n.3,.2,.1\n")),
            TRUTH);
    assertThat(ForeignResults.read(request).study().instances())
        .extracting(Instance::name)
        .containsExactly("seed0", "seed1");
    assertThat(
            refused(
                request(
                    List.of(
                        Input.of("x/s.csv", "a1,b1,c1\n.1,.2,.3\n"),
                        Input.of("y/s.csv", "a1,b1,c1\n.1,.2,.3\n")),
                    TRUTH)))
        .containsExactly("y/s.csv: is of instance s, which another file has already");
  }

  @ParameterizedTest
  @CsvSource({"';'", "'\t'", "','"})
  void separatorsAreFoundAndAByteOrderMarkIsSkipped(String separator) {
    String text = "\ufeff# a note, with commas\nstep,a1,b1,c1\n\n1,0.1,0.2,0.3\n";
    String series = text.replace("step,a1,b1,c1", String.join(separator, "step", "a1", "b1", "c1"));
    series = series.replace("1,0.1,0.2,0.3", String.join(separator, "1", "0.1", "0.2", "0.3"));
    assertThat(scores(study(series).instances().get(0))).containsExactly(List.of(.1, .2, .3));
  }

  @Test
  void quotedFieldsAndWindowsLineEndsAreRead() {
    assertThat(scores(study("\"a1\",\"b1\",\"c1\"\r\n\"0.1\",0.2,0.3\r\n").instances().get(0)))
        .containsExactly(List.of(.1, .2, .3));
  }

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

  @Test
  void aChildThatIsThereTwiceIsRefusedAndSoIsARowTooShort() {
    assertThat(refused("step,a1,b1,a1\n1,.1,.2,.3\n"))
        .containsExactly(
            "s.csv, line 1, column 4 is 'a1': is there twice, first on line 1, column 2: each child"
                + " once");
    assertThat(refused("a1,b1,c1\n.1,.2,.3\n.1,.2\n"))
        .containsExactly("s.csv, line 3: has 2 fields where the header has 3");
    assertThat(refused("a1,,c1\n.1,.2,.3\n"))
        .containsExactly("s.csv, line 1, column 2: must be the name of a child");
  }

  @Test
  void stepsMustRise() {
    assertThat(refused("step,a1,b1,c1\n2,.1,.2,.3\n1,.1,.2,.3\n2,.1,.2,.3\nx,.1,.2,.3\n"))
        .containsExactly(
            "s.csv, line 3, column 1 is '1': must be above the step before, 2, of instance s",
            "s.csv, line 4, column 1 is '2': is there twice for instance s",
            "s.csv, line 5, column 1 is 'x': must be a whole number, 0 or more");
  }

  @Test
  void emptyMissingAndOtherFilesAreRefusedInASentence() {
    assertThat(refused(""))
        .containsExactly("s.csv: is empty: must have a header and at least one row");
    assertThat(refused("a1,b1\n")).containsExactly("s.csv: has no row below its header");
    assertThat(refused("step\n1\n"))
        .singleElement()
        .asString()
        .startsWith("s.csv, line 1: has no column for a child");
    assertThat(refused(request(List.of(Input.of(java.nio.file.Path.of("no.csv"))), null)))
        .containsExactly("no.csv: there is no such file");
    Input wide =
        new Input(
            "w.csv",
            () -> new java.io.ByteArrayInputStream("a,b\n1,2".getBytes(StandardCharsets.UTF_16)));
    assertThat(refused(request(List.of(wide), null)))
        .containsExactly("w.csv: is UTF-16: save it as UTF-8");
  }

  @Test
  void childrenThatAreOnOneSideOnlyAreNotedAndWithoutAnyInCommonItIsRefused() {
    ForeignResults results = ForeignResults.read(request("b1,c1,d1\n.1,.2,.3\n", TRUTH));
    assertThat(results.study().children().names()).containsExactly("b1", "c1", "d1");
    assertThat(results.study().truth().orElseThrow().mean()[2]).isNaN();
    assertThat(results.notes())
        .contains(
            "Children without a ground truth, not judged: 1.",
            "Children of the ground truth without scores, left out: 1.");
    assertThat(refused("x1,y1\n.1,.2\n"))
        .singleElement()
        .asString()
        .startsWith("the series: must have children of the ground truth, and has 0");
  }

  @Test
  void namesFromZeroAreIndicesOfTheSpaceOrOfTheGroundTruth() {
    StringBuilder header = new StringBuilder("step");
    StringBuilder row = new StringBuilder("1");
    for (int i = 63; i >= 0; i--) {
      header.append(',').append(i);
      row.append(",0.").append(10 + i);
    }
    Request request =
        new Request(
            List.of(Input.of("s.csv", header + "\n" + row + "\n")),
            GroundTruths.named("deeper-64"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    Study study = ForeignResults.read(request).study();
    assertThat(study.children().names()).startsWith("111", "112").endsWith("444").hasSize(64);
    assertThat(study.instances().get(0).scores().get(0)[0]).isEqualTo(.10);
    assertThat(study.instances().get(0).scores().get(0)[63]).isEqualTo(.73);
    assertThat(study.children().features())
        .containsOnlyKeys("parameter count", "multiply-accumulates", "number of convolutions");
    assertThat(study.children().codes()).hasSize(64);

    Study byTruth = study("1,0,2\n.2,.1,.3\n");
    assertThat(byTruth.children().names()).containsExactly("a1", "b1", "c1");
    assertThat(byTruth.instances().get(0).scores().get(0)).containsExactly(.1, .2, .3);
  }

  @Test
  void aSampleIsNamedByIndexWhereTheUserSaysSo() {
    Request request =
        new Request(
            List.of(Input.of("s.csv", "3,63,64\n.1,.2,.3\n")),
            Optional.empty(),
            Optional.empty(),
            Spaces.named("deeper-64"),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(Names.INDEX));
    assertThat(refused(request))
        .containsExactly("s.csv, line 1, column 3 is '64': must be a child's index, 0 to 63");
  }

  @Test
  void whatIsNoChildOfTheSpaceIsRefused() {
    Request request =
        new Request(
            List.of(Input.of("s.csv", "111,115,1111\n.1,.2,.3\n")),
            GroundTruths.named("deeper-64"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    assertThat(refused(request))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message).startsWith("s.csv, line 1, column "))
        .anySatisfy(message -> assertThat(message).contains("'115': is no child: "));
  }

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

  @Test
  void anIndexColumnThatADataFrameNamedIsTheStep() {
    Study study = study("Unnamed: 0,a1,b1,c1\n4,.1,.2,.3\n8,.1,.2,.4\n");
    assertThat(study.children().names()).containsExactly("a1", "b1", "c1");
    assertThat(study.instances().get(0).steps()).containsExactly(4L, 8L);
  }
}
