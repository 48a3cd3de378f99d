package dev.supernetlab.judging.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildCostsTest {
  private static final String SPACE =
      """
      nodes: 2
      operators: [skip_connect, sep_conv_3x3]
      cells: 2
      channels: 8
      stem: {kind: conv1x1, channels: 8}
      """;

  @Test
  void countsWhatChildrenAddToTheNetwork() {
    Map<String, double[]> costs =
        new ChildCosts(Spaces.parse(SPACE).spec()).of(List.of("111", "112", "222"));
    assertThat(costs.get("number of convolutions")).containsExactly(0, 1, 3);
    double[] parameters = costs.get("parameter count");
    // Two stages in two cells, each 3x3 depthwise and 8x8 pointwise on 8 channels.
    double separable = 2 * 2 * (9 * 8 + 8 * 8);
    assertThat(parameters[1] - parameters[0]).isEqualTo(separable);
    assertThat(parameters[2] - parameters[0]).isEqualTo(3 * separable);
    double[] operations = costs.get("multiply-accumulates");
    assertThat(operations[1] - operations[0]).isEqualTo(separable);
  }
}
