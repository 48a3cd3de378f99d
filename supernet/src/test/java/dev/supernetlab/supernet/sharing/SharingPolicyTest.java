package dev.supernetlab.supernet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharingPolicyTest {
  private final Blueprint blueprint = Spaces.tiny();
  private final List<Child> children = blueprint.space().children(343).subList(0, 20);

  @Test
  void allHasOneSlotPerParameter() {
    SharingPolicy policy = policy(StageSpec.Policy.ALL);
    assertThat(slots(policy, children.get(0))).contains("cell0.pre.conv", "linear.bias");
    assertThat(policy.partition(children)).containsExactly(children);
  }

  @Test
  void noneGivesEveryChildSlotsOfItsOwn() {
    SharingPolicy policy = policy(StageSpec.Policy.NONE);
    assertThat(slots(policy, children.get(0))).contains("111/cell0.pre.conv");
    assertThat(policy.partition(children)).hasSameSizeAs(children).allMatch(p -> p.size() == 1);
  }

  @ParameterizedTest
  @EnumSource
  void aPartitionHasEveryChildOnceAndNoSlotTwice(StageSpec.Policy kind) {
    SharingPolicy policy = policy(kind);
    List<List<Child>> parts = policy.partition(children);
    assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(children);
    Set<String> seen = new HashSet<>();
    for (List<Child> part : parts) {
      Set<String> own = new HashSet<>();
      part.forEach(child -> own.addAll(slots(policy, child)));
      assertThat(seen).doesNotContainAnyElementsOf(own);
      seen.addAll(own);
    }
  }

  private List<String> slots(SharingPolicy policy, Child child) {
    return blueprint.parameters(child).stream()
        .map((Parameter parameter) -> policy.slot(child, parameter))
        .toList();
  }

  private static SharingPolicy policy(StageSpec.Policy kind) {
    return SharingPolicy.of(new StageSpec.SharingSpec(kind));
  }
}
