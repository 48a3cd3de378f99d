package dev.supernetlab.supernet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.supernet.Spaces;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlueprintTest {
  private final Blueprint paper = Spaces.paper();

  @Test
  void parametersAreNamedByTheirPlaceInForwardOrder() {
    List<String> names =
        paper.parameters(paper.space().child("142")).stream().map(Parameter::name).toList();
    assertThat(names)
        .startsWith(
            "stem.conv1",
            "stem.bn1",
            "stem.bn1.gamma",
            "stem.bn1.beta",
            "stem.conv2",
            "stem.bn2",
            "stem.bn2.gamma",
            "stem.bn2.beta",
            "cell0.pre.conv",
            "cell0.pre.bn",
            "cell0.edge0.max_pool_3x3.bn1",
            "cell0.edge1.dil_conv_5x5.depthwise1",
            "cell0.edge1.dil_conv_5x5.pointwise1",
            "cell0.edge1.dil_conv_5x5.bn1",
            "cell0.edge2.sep_conv_3x3.depthwise1",
            "cell0.edge2.sep_conv_3x3.pointwise1",
            "cell0.edge2.sep_conv_3x3.bn1",
            "cell0.edge2.sep_conv_3x3.depthwise2")
        .endsWith("linear.weight", "linear.bias")
        .doesNotHaveDuplicates();
  }

  @Test
  void shapesAreThoseOfTheKernels() {
    var shapes =
        paper.parameters(paper.space().child("142")).stream()
            .collect(Collectors.toMap(Parameter::name, Parameter::shape));
    assertThat(shapes)
        .containsEntry("stem.conv2", List.of(3, 3, 48, 48))
        .containsEntry("cell0.pre.conv", List.of(48, 16))
        .containsEntry("cell1.pre.conv", List.of(32, 16))
        .containsEntry("cell0.edge1.dil_conv_5x5.depthwise1", List.of(5, 5, 16))
        .containsEntry("cell0.edge1.dil_conv_5x5.pointwise1", List.of(16, 16))
        .containsEntry("cell0.edge0.max_pool_3x3.bn1", List.of(2, 16))
        .containsEntry("linear.weight", List.of(32, 10));
  }

  @Test
  void aDilatedOperatorHasOneStageOfDilation2AndASeparableTwoOfDilation1() {
    var dilated = (Operation.Separable) paper.operation(0, 0, Operator.DIL_CONV_5X5);
    var separable = (Operation.Separable) paper.operation(0, 0, Operator.SEP_CONV_5X5);
    assertThat(dilated.stages()).extracting(Operation.Stage::dilation).containsExactly(2);
    assertThat(separable.stages()).extracting(Operation.Stage::dilation).containsExactly(1, 1);
  }

  @Test
  void anOperatorThatTheSpaceDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> paper.operation(0, 0, Operator.SKIP_CONNECT))
        .hasMessageContaining("skip_connect");
  }

  @Test
  void blueprintsOfEqualPartsAreEqual() {
    assertThat(Spaces.paper()).isEqualTo(paper).hasSameHashCodeAs(paper);
    assertThat(Spaces.tiny()).isNotEqualTo(paper);
  }
}
