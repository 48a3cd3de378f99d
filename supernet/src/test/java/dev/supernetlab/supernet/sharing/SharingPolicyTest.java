package dev.supernetlab.supernet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.contracts.spec.ParameterMatch.Kind;
import dev.supernetlab.contracts.spec.ParameterMatch.Layer;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.StageSpec.Policy;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SharingPolicyTest {
  private final Blueprint blueprint = Spaces.paper();
  private final Child child = blueprint.space().child("342");

  @Test
  void allHasOneSlotPerParameter() {
    assertThat(privates(new ShareAll())).isEmpty();
    assertThat(slots(new ShareAll())).contains("cell0.pre.conv", "linear.bias");
  }

  @Test
  void noneGivesEveryChildSlotsOfItsOwn() {
    assertThat(privates(new ShareNone())).hasSameSizeAs(blueprint.parameters(child));
    assertThat(slots(new ShareNone())).contains("342/cell0.pre.conv");
  }

  @Test
  void ofAGroupAllIsShared() {
    assertThat(SharingPolicy.of(new StageSpec.SharingSpec(Policy.GROUP))).isEqualTo(new ShareAll());
  }

  @Test
  void aPrefixSharesTheStemAndTheFirstCells() {
    assertThat(slots(new SharePrefix(2)))
        .contains(
            "stem.conv1",
            "stem.bn2",
            "cell0.pre.conv",
            "cell1.edge2.sep_conv_3x3.bn2",
            "342/cell2.pre.conv",
            "342/cell3.edge0.sep_conv_5x5.depthwise1",
            "342/linear.weight");
  }

  @Test
  void everyLengthOfThePrefixSharesMore() {
    Set<String> before = privates(new SharePrefix(0));
    assertThat(before).noneMatch(name -> name.startsWith("stem")).hasSize(70);
    for (int cells = 1; cells <= 4; cells++) {
      Set<String> now = privates(new SharePrefix(cells));
      assertThat(before).containsAll(now).hasSizeGreaterThan(now.size());
      before = now;
    }
    assertThat(before).containsExactly("linear.bias", "linear.weight");
  }

  @Test
  void onlyAndExceptAreComplements() {
    for (List<ParameterMatch> match :
        List.of(
            List.of(kinds(Kind.CONVOLUTION)),
            List.of(kinds(Kind.BN_STATISTICS, Kind.BN_AFFINE), kinds(Kind.LINEAR)),
            List.of(new ParameterMatch(null, List.of(Layer.STEM), null, null, null)))) {
      Set<String> ofOnly = privates(new ShareOnly(match));
      Set<String> ofExcept = privates(new ShareExcept(match));
      assertThat(ofOnly).isNotEmpty().doesNotContainAnyElementsOf(ofExcept);
      assertThat(ofOnly.size() + ofExcept.size()).isEqualTo(blueprint.parameters(child).size());
    }
  }

  @Test
  void aParameterMatchesByKind() {
    assertThat(privates(new ShareExcept(List.of(kinds(Kind.BN_AFFINE)))))
        .containsExactly("stem.bn1.beta", "stem.bn1.gamma", "stem.bn2.beta", "stem.bn2.gamma");
    assertThat(privates(new ShareExcept(List.of(kinds(Kind.BN_STATISTICS)))))
        .hasSize(2 + 4 * (1 + 1 + 2 + 2))
        .contains("stem.bn1", "cell3.pre.bn", "cell0.edge1.dil_conv_5x5.bn1");
    assertThat(privates(new ShareExcept(List.of(kinds(Kind.LINEAR)))))
        .containsExactly("linear.bias", "linear.weight");
  }

  @Test
  void aParameterMatchesByPlaceIfAllThatIsSaidFits() {
    ParameterMatch match =
        new ParameterMatch(
            List.of(Kind.CONVOLUTION),
            List.of(Layer.EDGE),
            List.of(1, 3),
            List.of(0, 1),
            List.of(Operator.DIL_CONV_5X5, Operator.SEP_CONV_3X3));
    // Child 342 has sep_conv_5x5, dil_conv_5x5, sep_conv_3x3 on edges 0, 1, 2.
    assertThat(privates(new ShareExcept(List.of(match))))
        .containsExactly(
            "cell1.edge1.dil_conv_5x5.depthwise1",
            "cell1.edge1.dil_conv_5x5.pointwise1",
            "cell3.edge1.dil_conv_5x5.depthwise1",
            "cell3.edge1.dil_conv_5x5.pointwise1");
    ParameterMatch preprocessing =
        new ParameterMatch(null, List.of(Layer.PREPROCESSING), List.of(2), null, null);
    assertThat(privates(new ShareExcept(List.of(preprocessing))))
        .containsExactly("cell2.pre.bn", "cell2.pre.conv");
  }

  @Test
  void privateSlotsAreKeyedByLabel() {
    SharingPolicy policy = new SharePrefix(1);
    Child other = blueprint.space().child("341");
    Set<String> own = new HashSet<>(slots(policy));
    List<String> others =
        blueprint.parameters(other).stream().map(p -> policy.slot(other, p)).toList();
    assertThat(others.stream().filter(own::contains)).allMatch(slot -> !slot.contains("/"));
    assertThat(others).filteredOn(slot -> slot.contains("/")).allMatch(s -> s.startsWith("341/"));
  }

  private static ParameterMatch kinds(Kind... kinds) {
    return new ParameterMatch(List.of(kinds), null, null, null, null);
  }

  private List<String> slots(SharingPolicy policy) {
    return blueprint.parameters(child).stream()
        .map((Parameter parameter) -> policy.slot(child, parameter))
        .toList();
  }

  /** Names of the parameters of which the child has its own. */
  private Set<String> privates(SharingPolicy policy) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : blueprint.parameters(child)) {
      String slot = policy.slot(child, parameter);
      if (!slot.equals(parameter.name())) {
        assertThat(slot).isEqualTo("342/" + parameter.name());
        names.add(parameter.name());
      }
    }
    return names;
  }
}
