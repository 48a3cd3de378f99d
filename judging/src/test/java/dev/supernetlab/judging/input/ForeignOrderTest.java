package dev.supernetlab.judging.input;

import static dev.supernetlab.judging.input.Foreign.TRUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.ranking.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The order of training, and features, beside series. */
class ForeignOrderTest {
  private static Study ordered(String order, String series) {
    return ForeignResults.read(
            new Request(
                List.of(Input.of("s.csv", series)),
                Optional.of(Input.of("gt.csv", TRUTH)),
                Optional.of(Input.of("order.csv", order)),
                Optional.empty(),
                Optional.of(Input.of("f.csv", "child,params,depth\na1,10,3\nc1,30,1\n")),
                OptionalInt.empty(),
                Optional.empty()))
        .study();
  }

  @Test
  void aCyclicOrderRepeatsAndSaysHowLongACycleIs() {
    String series = "step,a1,b1,c1\n1,.1,.2,.3\n2,.1,.2,.3\n3,.1,.2,.3\n4,.1,.2,.3\n";
    Study study = ordered("child\nc1\na1\nb1\n", series);
    assertThat(study.instances().get(0).lastTrained()).containsExactly(2, 0, 1, 2);
    assertThat(study.settings().cycle()).isEqualTo(3);
    Study fromZero =
        ordered("child\nc1\na1\nb1\n", series.replace("\n4", "\n9").replace("1,.", "0,."));
    assertThat(fromZero.instances().get(0).lastTrained().get(0)).isEqualTo(2);
    assertThat(study.children().features().get("params")).containsExactly(10, Double.NaN, 30);
  }

  @Test
  void anOrderStepByStepIsLookedUpAndEpochsHaveNone() {
    String order = "step,child\n1,a1\n2,a1\n4,b1\n";
    String series = "step,a1,b1,c1\n1,.1,.2,.3\n2,.1,.2,.3\n3,.1,.2,.3\n4,.1,.2,.3\n";
    assertThat(ordered(order, series).instances().get(0).lastTrained())
        .containsExactly(0, 0, -1, 1);
    assertThat(ordered(order, series.replace("step", "epoch")).instances().get(0).lastTrained())
        .isEmpty();
  }

  private static ForeignResults ofOrder(String order) {
    return ForeignResults.read(
        new Request(
            List.of(Input.of("s.csv", "step,a1,b1\n1,.1,.2\n2,.1,.2\n")),
            Optional.empty(),
            Optional.of(Input.of("order.csv", order)),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty()));
  }

  @Test
  void whatAnOrderNamesBeyondTheSeriesIsNotedAndAStepTwiceIsRefused() {
    assertThat(ofOrder("Child\nx1\nb1\na1\n").notes())
        .contains("order.csv: children that are not in the series: 1.");
    assertThat(ofOrder("instance,child\nother,a1\nother,b1\n").notes())
        .contains("order.csv: instances that are not in the series, left out: 1.");
    assertThatThrownBy(() -> ofOrder("step,child\n1,a1\n1,b1\n"))
        .hasMessageContaining("order.csv, line 3: has step 1 once more");
  }
}
