package dev.supernetlab.benchmarks.libtorch;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** From one tensor to another; the result is the caller's to close, the argument stays. */
interface Layer {
  Tensor apply(Tensor x);

  /** max(x, 0). */
  static Layer relu() {
    return torch::relu;
  }

  /** The same tensor under a second handle. */
  static Layer identity() {
    return Tensor::new;
  }

  /** Maximum over 3x3. */
  static Layer maxPool() {
    long[] three = {3, 3};
    long[] one = {1, 1};
    return x -> torch.max_pool2d(x, three, one, one, one, false);
  }

  /** Mean over 3x3, the padding not counted. */
  static Layer avgPool() {
    long[] three = {3, 3};
    long[] one = {1, 1};
    LongOptional none = new LongOptional();
    return x -> torch.avg_pool2d(x, three, one, one, false, false, none);
  }

  /** One after the other; what is between them is closed at once, so that its memory is reused. */
  static Layer sequence(List<Layer> layers) {
    return x -> {
      Tensor y = layers.get(0).apply(x);
      for (Layer layer : layers.subList(1, layers.size())) {
        try (Tensor before = y) {
          y = layer.apply(before);
        }
      }
      return y;
    };
  }
}
