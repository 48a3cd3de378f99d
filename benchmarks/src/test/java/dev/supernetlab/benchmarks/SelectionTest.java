package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final SearchSpace space = Network.named("paper").space();

  @Test
  void theSampleFollowsTheNamedChildrenAndRepeatsNone() {
    List<Child> chosen = new Selection(List.of("444", "111"), 16, 1).of(space);
    assertThat(chosen).hasSize(18).doesNotHaveDuplicates();
    assertThat(chosen.subList(0, 2)).extracting(Child::label).containsExactly("444", "111");
  }

  @Test
  void theSeedDecidesTheSample() {
    List<Child> chosen = new Selection(List.of(), 16, 1).of(space);
    assertThat(new Selection(List.of(), 16, 1).of(space)).isEqualTo(chosen);
    assertThat(new Selection(List.of(), 16, 2).of(space)).isNotEqualTo(chosen);
  }

  @Test
  void theWholeSpaceCanBeDrawnButNotMore() {
    assertThat(new Selection(List.of("111"), 63, 1).of(space)).hasSize(64);
    assertThatThrownBy(() -> new Selection(List.of("111"), 64, 1).of(space))
        .hasMessage("sample 64: allowed are 0 to 63");
  }
}
