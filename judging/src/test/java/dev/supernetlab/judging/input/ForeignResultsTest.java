package dev.supernetlab.judging.input;

import static dev.supernetlab.judging.input.Foreign.TRUTH;
import static dev.supernetlab.judging.input.Foreign.refused;
import static dev.supernetlab.judging.input.Foreign.request;
import static dev.supernetlab.judging.input.Foreign.scores;
import static dev.supernetlab.judging.input.Foreign.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files, columns and rows of a series are. */
class ForeignResultsTest {
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
            tuple("0", "s0", "o0", "running", List.of(1L, 2L)),
            tuple("0", "s0", "o0", "recalibrated", List.of(1L)),
            tuple("1", "s1", "o0", "running", List.of(1L)));
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
    assertThat(refused(request(List.of(Input.of(Path.of("no.csv"))), null)))
        .containsExactly("no.csv: there is no such file");
    Input wide =
        new Input(
            "w.csv", () -> new ByteArrayInputStream("a,b\n1,2".getBytes(StandardCharsets.UTF_16)));
    assertThat(refused(request(List.of(wide), null)))
        .containsExactly("w.csv: is UTF-16: save it as UTF-8");
  }

  @Test
  void anIndexColumnThatADataFrameNamedIsTheStep() {
    Study study = study("Unnamed: 0,a1,b1,c1\n4,.1,.2,.3\n8,.1,.2,.4\n");
    assertThat(study.children().names()).containsExactly("a1", "b1", "c1");
    assertThat(study.instances().get(0).steps()).containsExactly(4L, 8L);
  }
}
