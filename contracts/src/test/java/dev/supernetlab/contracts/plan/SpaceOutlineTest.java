package dev.supernetlab.contracts.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceOutlineTest {
  @Test
  void aWholeSpaceOfDifferentChildrenNeedsNoWords() {
    SpaceSpec space = space(List.of(Operator.MAX_POOL_3X3, Operator.SEP_CONV_3X3), null, null);
    assertThat(SpaceOutline.of(space)).isEqualTo(new SpaceOutline("8", 8, false, 8));
    assertThat(SpaceOutline.of(space).sentence()).isEmpty();
  }

  @Test
  void isomorphicChildrenAreCountedInWords() {
    SpaceSpec space = space(List.of(Operator.NONE, Operator.SEP_CONV_3X3), null, null);
    // 112, 122 and 212 among others: convolutions of zeros are zeros, idle nodes change places.
    assertThat(SpaceOutline.of(space).sentence())
        .isEqualTo(
            "Of 8 children 5 differ as trained functions, the others are isomorphic to them.");
    SpaceSpec merged = space(space.operators(), null, SpaceSpec.Isomorphic.MERGE);
    assertThat(SpaceOutline.of(merged).sentence()).isEqualTo("5 of the space's 8 children.");
  }

  @Test
  void drawnChildrenAreSaidToBe() {
    SpaceSpec space =
        space(
            List.of(Operator.MAX_POOL_3X3, Operator.SEP_CONV_3X3),
            new ChildrenSpec(3, 1L, null),
            null);
    assertThat(SpaceOutline.of(space).sentence()).isEqualTo("3 of the space's 8 children, drawn.");
  }

  private static SpaceSpec space(
      List<Operator> operators, ChildrenSpec children, SpaceSpec.Isomorphic isomorphic) {
    return new SpaceSpec(2, operators, 1, 4, null, children, null, isomorphic, null, null, null);
  }
}
