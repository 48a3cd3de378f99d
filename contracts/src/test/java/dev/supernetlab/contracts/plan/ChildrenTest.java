package dev.supernetlab.contracts.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.Exclusion;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChildrenTest {
  private static final List<Operator> THREE =
      List.of(Operator.NONE, Operator.SKIP_CONNECT, Operator.SEP_CONV_3X3);

  @Test
  void allOfASpaceAreListedFirstEdgeMostSignificant() {
    assertThat(Children.all(space(2, THREE, null)))
        .hasSize(27)
        .startsWith("111", "112", "113", "121")
        .endsWith("333");
  }

  @Test
  void aDrawIsAFunctionOfItsSeed() {
    List<String> drawn = Children.all(space(2, THREE, draw(9, 7L)));
    assertThat(drawn).hasSize(9).doesNotHaveDuplicates().isSorted();
    assertThat(Selection.of(space(2, THREE, draw(9, 7L)))).isEqualTo(drawn);
    assertThat(Children.all(space(2, THREE, draw(9, 8L)))).isNotEqualTo(drawn);
    assertThat(Children.all(space(2, THREE, draw(9, null))))
        .isEqualTo(Children.all(space(2, THREE, draw(9, 1L))));
  }

  @Test
  void drawsStayTheSameFromVersionToVersion() {
    assertThat(Children.all(space(2, THREE, draw(5, 7L))))
        .containsExactly("123", "133", "221", "233", "332");
    assertThat(Children.all(space(6, THREE, draw(2, 7L))))
        .containsExactly("211233233111211212323", "231223222232213113133");
  }

  @Test
  void everyChildIsDrawnAsOften() {
    int[] counts = new int[27];
    List<String> all = Children.all(space(2, THREE, null));
    for (long seed = 0; seed < 2700; seed++) {
      Children.all(space(2, THREE, draw(5, seed))).forEach(l -> counts[all.indexOf(l)]++);
    }
    // 500 expected, deviation 20.
    assertThat(IntStream.of(counts)).allMatch(count -> count > 420 && count < 580);
  }

  @Test
  void aSpaceTooLargeToListIsDrawnFrom() {
    SpaceSpec large = space(6, List.of(Operator.values()), draw(500, 7L));
    assertThat(Children.whole(large)).isEqualTo(BigInteger.valueOf(12).pow(21));
    assertThat(Children.all(large))
        .hasSize(500)
        .doesNotHaveDuplicates()
        .allMatch(label -> label.matches("[1-9abc]{21}"));
    assertThat(Children.drawn(large)).isTrue();
    assertThat(Children.enumerable(space(6, THREE, null))).isFalse();
    assertThatThrownBy(() -> Children.all(space(6, THREE, null)))
        .hasMessageContaining("10460353203 children are too many");
  }

  @Test
  void excludedChildrenAreNeitherListedNorDrawn() {
    List<Exclusion> exclude =
        List.of(
            new Exclusion("1*3", null, null, null),
            new Exclusion(null, Operator.NONE, 2, null),
            new Exclusion(null, Operator.SEP_CONV_3X3, null, 0));
    List<String> left = Children.all(space(2, null, exclude, null));
    assertThat(String.join(" ", left))
        .isEqualTo("132 213 223 231 232 233 312 313 321 322 323 331 332 333");
  }

  @Test
  void onlyThoseNamedAreTakenInEnumerationOrder() {
    ChildrenSpec only = new ChildrenSpec(null, null, List.of("333", "121", "222"));
    assertThat(Children.all(space(2, THREE, only))).containsExactly("121", "222", "333");
    assertThat(Children.drawn(space(2, THREE, only))).isFalse();
  }

  @Test
  void ofIsomorphicChildrenTheFirstStandsForAll() {
    SpaceSpec merged = space(2, null, null, SpaceSpec.Isomorphic.MERGE);
    List<String> all = Children.all(space(2, THREE, null));
    List<String> kept = Children.all(merged);
    assertThat(kept).hasSize(Children.classes(space(2, THREE, null)).orElseThrow());
    for (String label : all) {
      String first =
          all.stream()
              .filter(l -> CellForm.of(l, merged).equals(CellForm.of(label, merged)))
              .findFirst()
              .orElseThrow();
      assertThat(kept.contains(label)).isEqualTo(first.equals(label));
    }
  }

  @Test
  void moreThanThereAreCannotBeDrawn() {
    assertThatThrownBy(() -> Children.all(space(2, THREE, draw(28, 1L))))
        .hasMessage("28 cannot be drawn, there are 27");
  }

  private static ChildrenSpec draw(int count, Long seed) {
    return new ChildrenSpec(count, seed, null);
  }

  private static SpaceSpec space(int nodes, List<Operator> operators, ChildrenSpec children) {
    return new SpaceSpec(nodes, operators, 1, 4, null, children, null, null, null, null, null);
  }

  private static SpaceSpec space(
      int nodes, ChildrenSpec children, List<Exclusion> exclude, SpaceSpec.Isomorphic isomorphic) {
    return new SpaceSpec(nodes, THREE, 1, 4, null, children, exclude, isomorphic, null, null, null);
  }
}
