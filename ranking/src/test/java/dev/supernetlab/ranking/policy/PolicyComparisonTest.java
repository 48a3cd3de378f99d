package dev.supernetlab.ranking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.Golden;
import dev.supernetlab.ranking.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {

  private static PolicyRun run(String name, String seedPrefix, long images, double... taus) {
    return new PolicyRun(
        name,
        "cycle",
        IntStream.range(0, taus.length).mapToObj(i -> seedPrefix + i).toList(),
        Arrays.stream(taus).<Correlation>mapToObj(t -> new Correlation.Of(t, 64)).toList(),
        Optional.of(new Study.Budget(10, images, 100)));
  }

  private static void same(PolicyComparison.Pair pair, JsonNode golden) {
    assertThat(pair.p()).isCloseTo(golden.get("p").doubleValue(), within(1e-12));
    assertThat(pair.low()).isCloseTo(golden.get("low").doubleValue(), within(1e-12));
    assertThat(pair.high()).isCloseTo(golden.get("high").doubleValue(), within(1e-12));
  }

  @Test
  void testsAgreeWithSciPy() {
    double[] first = Golden.array("first");
    double[] second = Golden.array("second");
    PolicyComparison unpaired =
        PolicyComparison.of(
            List.of(run("all", "a", 1, first), run("none", "b", 1, second)), "as trained", 3, .95);
    assertThat(unpaired.pairs().get(0).n()).isZero();
    same(unpaired.pairs().get(0), Golden.node("welch"));
    PolicyComparison paired =
        PolicyComparison.of(
            List.of(run("all", "a", 1, first), run("none", "a", 4, second)), "as trained", 3, .95);
    assertThat(paired.pairs().get(0).n()).isEqualTo(9);
    same(paired.pairs().get(0), Golden.node("paired"));
    assertThat(paired.pairs().get(0).cost())
        .isEqualTo("different cost: none trains on 4.0 times the images of all");
  }

  @Test
  void adjustedPValuesAgreeWithNumPy() {
    double[] p = Golden.array("p");
    assertThat(MultipleTests.holm(p)).containsExactly(Golden.array("holm"), within(1e-12));
    assertThat(MultipleTests.benjaminiHochberg(p))
        .containsExactly(Golden.array("benjaminiHochberg"), within(1e-12));
    assertThat(MultipleTests.holm(new double[0])).isEmpty();
    assertThatThrownBy(() -> MultipleTests.holm(new double[] {1.1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void threePoliciesMakeThreePairsThatAreReadTogether() {
    PolicyComparison three =
        PolicyComparison.of(
            List.of(
                run("a", "s", 1, .5, .52, .51),
                run("b", "s", 1, .4, .41, .42),
                run("c", "s", 1, .4, .42, .41)),
            "as trained",
            3,
            .95);
    assertThat(three.pairs()).hasSize(3);
    assertThat(three.pairs()).allMatch(p -> p.holm() >= p.benjaminiHochberg());
    assertThat(three.pairs()).allMatch(p -> p.reason().startsWith("too few for an interval"));
    assertThat(three.pairs().get(0).cost()).startsWith("equal cost");
  }

  @Test
  void aSingleInstanceIsNotTested() {
    PolicyComparison two =
        PolicyComparison.of(
            List.of(run("a", "s", 1, .5), run("b", "s", 1, .4)), "as trained", 3, .95);
    assertThat(two.pairs().get(0).p()).isNull();
    assertThat(two.pairs().get(0).reason()).isEqualTo("needs two instances of each policy");
  }
}
