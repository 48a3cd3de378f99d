package dev.supernetlab.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void allViewsShareTheMemory() {
    Tensor tensor = Tensor.zeros(2, 3).fill(new float[] {1, 2, 3, 4, 5, 6});
    tensor.floats().put(4, 7);
    assertThat(tensor.array().getFloat(1, 1)).isEqualTo(7);
    assertThat(tensor.pointer().get(4)).isEqualTo(7);
    assertThat(tensor.toArray()).containsExactly(1, 2, 3, 4, 7, 6);
  }

  @Test
  void clearingLeavesZeros() {
    Tensor tensor = Tensor.zeros(5).fill(new float[] {1, 2, 3, 4, 5});
    tensor.clear();
    assertThat(tensor.toArray()).containsOnly(0);
  }

  @Test
  void fillingNeedsExactlyAsManyNumbers() {
    assertThatThrownBy(() -> Tensor.zeros(2, 3).fill(new float[5])).hasMessage("5 values for 6");
  }
}
