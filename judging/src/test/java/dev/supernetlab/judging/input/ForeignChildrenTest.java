package dev.supernetlab.judging.input;

import static dev.supernetlab.judging.input.Foreign.TRUTH;
import static dev.supernetlab.judging.input.Foreign.refused;
import static dev.supernetlab.judging.input.Foreign.request;
import static dev.supernetlab.judging.input.Foreign.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.judging.space.Spaces;
import dev.supernetlab.ranking.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How the children of a series are named. */
class ForeignChildrenTest {
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
}
