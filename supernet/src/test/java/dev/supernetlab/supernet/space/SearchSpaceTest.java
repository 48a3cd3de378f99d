package dev.supernetlab.supernet.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private final SearchSpace paper =
      space(
          2,
          Operator.MAX_POOL_3X3,
          Operator.SEP_CONV_3X3,
          Operator.SEP_CONV_5X5,
          Operator.DIL_CONV_5X5);

  @Test
  void thePapersSpaceHas64ChildrenFrom111To444() {
    List<Child> children = paper.children(64);
    assertThat(children).hasSize(64).doesNotHaveDuplicates();
    assertThat(children.get(0).label()).isEqualTo("111");
    assertThat(children.get(1).label()).isEqualTo("112");
    assertThat(children.get(63).label()).isEqualTo("444");
  }

  @Test
  void theFirstEdgeIsTheMostSignificant() {
    assertThat(paper.child("211").operators())
        .containsExactly(Operator.SEP_CONV_3X3, Operator.MAX_POOL_3X3, Operator.MAX_POOL_3X3);
    assertThat(paper.index(paper.child("211"))).isEqualTo(16);
  }

  @Test
  void labelIndexAndOperatorsNameTheSameChild() {
    for (Child child : paper.children(64)) {
      assertThat(paper.child(child.label())).isEqualTo(child);
      assertThat(paper.child(paper.index(child))).isEqualTo(child);
      assertThat(paper.child(child.operators())).isEqualTo(child);
    }
  }

  @Test
  void edgesAreNumberedNodeByNode() {
    SearchSpace three = space(3, Operator.values());
    assertThat(three.edges()).isEqualTo(6);
    assertThat(List.of(three.edge(0, 1), three.edge(0, 2), three.edge(1, 2), three.edge(0, 3)))
        .containsExactly(0, 1, 2, 3);
    assertThat(three.edge(2, 3)).isEqualTo(5);
    assertThatThrownBy(() -> three.edge(2, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSpaceOf2To53ChildrenOrMoreHasNoIndices() {
    SearchSpace large = space(6, Operator.values());
    assertThat(large.size()).isEmpty();
    Child child = large.child("1".repeat(20) + "7");
    assertThat(child.operators().get(20)).isEqualTo(Operator.DIL_CONV_5X5);
    assertThatThrownBy(() -> large.index(child)).hasMessageContaining("no index");
    assertThatThrownBy(() -> large.children(1000)).hasMessageContaining("2^53 children or more");
  }

  @Test
  void enumerationStopsAtTheLimit() {
    assertThatThrownBy(() -> paper.children(63))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the space has 64 children, the limit is 63");
  }

  @Test
  void aWrongLabelIsToldWhereItIsWrong() {
    assertThatThrownBy(() -> paper.child("11")).hasMessage("label '11': 2 characters for 3 edges");
    assertThatThrownBy(() -> paper.child("115"))
        .hasMessage("label '115': edge 2 is '5', allowed are 1234");
    assertThatThrownBy(() -> paper.child("1A1"))
        .hasMessage("label '1A1': edge 1 is 'A', allowed are 1234");
    assertThatThrownBy(() -> paper.child(64)).hasMessage("index 64: allowed are 0 to 63");
    assertThatThrownBy(() -> paper.child(List.of(Operator.SKIP_CONNECT)))
        .hasMessageContaining("skip_connect is not an operator");
  }

  private static SearchSpace space(int nodes, Operator... operators) {
    return new SearchSpace(new SpaceSpec(nodes, List.of(operators), 2, 8, null));
  }
}
