package dev.supernetlab.supernet.network;

import java.util.List;

/**
 * One array of numbers that a child computes with.
 *
 * @param name where it stands in the network, for example {@code
 *     cell0.edge1.sep_conv_3x3.depthwise1}; unique within a super-net
 * @param shape in the layout that the kernels take
 * @param fanIn numbers that one output is summed from; 0 where the initial value is not random
 */
public record Parameter(String name, Kind kind, List<Integer> shape, int fanIn) {
  public Parameter {
    shape = List.copyOf(shape);
  }

  /** Number of elements. */
  public int length() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** What a parameter is, which decides how it starts and whether it is trained. */
  public enum Kind {
    /**
     * Weights of a convolution: dense [kh,kw,I,O], depthwise [k,k,C], pointwise and preprocessing
     * [I,O].
     */
    CONVOLUTION,
    /** Running mean and variance [2,C] of a batch normalisation: followed, not trained. */
    STATISTICS,
    /** gamma [C] of a batch normalisation. */
    SCALE,
    /** beta [C] of a batch normalisation. */
    SHIFT,
    /** Weight [F,K] or bias [K] of the classifier. */
    LINEAR;

    /** Whether gradients change it. */
    public boolean trained() {
      return this != STATISTICS;
    }
  }
}
