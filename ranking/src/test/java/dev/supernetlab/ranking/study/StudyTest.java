package dev.supernetlab.ranking.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static final Children TWO = Children.named(List.of("111", "112"));

  private static Instance instance(String name, double... scores) {
    return new Instance(name, "", "", "", List.of(1L), List.of(scores), List.of());
  }

  private static Study study(Instance... instances) {
    return new Study(
        "x", TWO, Optional.empty(), List.of(instances), Optional.empty(), Settings.standard(0));
  }

  @Test
  void scoresMustFitTheChildren() {
    assertThatThrownBy(() -> study(instance("0", .1)))
        .hasMessage("instance 0 has 1 values for 2 children");
    assertThatThrownBy(() -> study(instance("0", .1, Double.POSITIVE_INFINITY)))
        .hasMessage("instance 0 has an infinite value");
    assertThatThrownBy(() -> study(instance("0", .1, .2), instance("0", .1, .2)))
        .hasMessageStartingWith("instance 0 is there twice");
  }

  @Test
  void stepsMustRiseAndListsBeAsLong() {
    List<double[]> scores = List.of(new double[2], new double[2]);
    assertThatThrownBy(() -> new Instance("0", "", "", "", List.of(2L, 2L), scores, List.of()))
        .hasMessage("instance 0: step 2 after step 2");
    assertThatThrownBy(() -> new Instance("0", "", "", "", List.of(1L), scores, List.of()))
        .hasMessage("1 steps, 2 evaluations");
    assertThatThrownBy(() -> new Instance("0", "", "", "", List.of(1L, 2L), scores, List.of(1)))
        .hasMessage("1 last trained children, 2 evaluations");
  }

  @Test
  void childrenAreDistinctAndTheirCodesAlike() {
    assertThatThrownBy(() -> Children.named(List.of("1", "1")))
        .hasMessage("two children have the same name");
    assertThatThrownBy(() -> new Children(List.of("a", "b"), List.of("11", "1"), Map.of(), false))
        .hasMessage("codes of different lengths");
    Children coded = new Children(List.of("a", "b"), List.of("112", "212"), Map.of(), false);
    assertThat(coded.edges()).hasValue(3);
  }

  @Test
  void aGroundTruthHasSeeds() {
    assertThatThrownBy(() -> new GroundTruth.Seeds(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GroundTruth.Table(new double[2], new double[2], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
