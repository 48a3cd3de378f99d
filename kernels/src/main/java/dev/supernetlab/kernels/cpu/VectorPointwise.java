package dev.supernetlab.kernels.cpu;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link Pointwise}. Eight inputs' weights stay in registers while the pixels go by.
 */
final class VectorPointwise implements Pointwise {
  private static final Constants CONSTANTS = Constants.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> F = CONSTANTS.lanes().floats();
  private static final VectorSpecies<Integer> I = CONSTANTS.lanes().ints();
  private static final int LANES = F.length();
  private static final int IN = CONSTANTS.inputs();
  private static final int IN_STEP = CONSTANTS.inputStep();
  private static final int OUT = CONSTANTS.outputs();
  private static final int OUT_STEP = CONSTANTS.outputStep();
  private static final float[] ZEROS = new float[OUT];

  @Override
  public void forward(
      int[] in,
      int from,
      float[] w,
      int wFrom,
      float[] bias,
      float[] out,
      int to,
      int n,
      boolean add) {
    for (int block = 0; block < OUT; block += LANES) {
      eight(in, from, w, wFrom + block, bias, block, out, to + block, n, add);
      for (int i = 8; i < IN; i += 8) {
        eight(in, from + i, w, wFrom + i * OUT + block, ZEROS, block, out, to + block, n, true);
      }
    }
  }

  private static void eight(
      int[] in,
      int from,
      float[] w,
      int wFrom,
      float[] bias,
      int biasFrom,
      float[] out,
      int to,
      int n,
      boolean add) {
    FloatVector constant = FloatVector.fromArray(F, bias, biasFrom);
    FloatVector w0 = FloatVector.fromArray(F, w, wFrom);
    FloatVector w1 = FloatVector.fromArray(F, w, wFrom + OUT);
    FloatVector w2 = FloatVector.fromArray(F, w, wFrom + 2 * OUT);
    FloatVector w3 = FloatVector.fromArray(F, w, wFrom + 3 * OUT);
    FloatVector w4 = FloatVector.fromArray(F, w, wFrom + 4 * OUT);
    FloatVector w5 = FloatVector.fromArray(F, w, wFrom + 5 * OUT);
    FloatVector w6 = FloatVector.fromArray(F, w, wFrom + 6 * OUT);
    FloatVector w7 = FloatVector.fromArray(F, w, wFrom + 7 * OUT);
    for (int p = 0; p < n; p++) {
      int q = from + p * IN_STEP;
      int d = to + p * OUT_STEP;
      FloatVector a = broadcast(in[q]).mul(w0);
      FloatVector b = broadcast(in[q + 1]).fma(w1, constant);
      a = broadcast(in[q + 2]).fma(w2, a);
      b = broadcast(in[q + 3]).fma(w3, b);
      a = broadcast(in[q + 4]).fma(w4, a);
      b = broadcast(in[q + 5]).fma(w5, b);
      a = broadcast(in[q + 6]).fma(w6, a);
      b = broadcast(in[q + 7]).fma(w7, b);
      a = a.add(b);
      if (add) {
        a = a.add(FloatVector.fromArray(F, out, d));
      }
      a.intoArray(out, d);
    }
  }

  @Override
  public void weightGradient(
      float[] in, int from, float[] gradient, int gradientFrom, float[] dw, int dwFrom, int n) {
    for (int block = 0; block < OUT; block += LANES) {
      for (int i = 0; i < IN; i += 8) {
        eightGradients(
            in, from + i, gradient, gradientFrom + block, dw, dwFrom + i * OUT + block, n);
      }
    }
  }

  private static void eightGradients(
      float[] in, int from, float[] gradient, int gradientFrom, float[] dw, int to, int n) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + OUT);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * OUT);
    FloatVector a3 = FloatVector.fromArray(F, dw, to + 3 * OUT);
    FloatVector a4 = FloatVector.fromArray(F, dw, to + 4 * OUT);
    FloatVector a5 = FloatVector.fromArray(F, dw, to + 5 * OUT);
    FloatVector a6 = FloatVector.fromArray(F, dw, to + 6 * OUT);
    FloatVector a7 = FloatVector.fromArray(F, dw, to + 7 * OUT);
    for (int p = 0; p < n; p++) {
      int q = from + p * IN_STEP;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + p * OUT_STEP);
      a0 = broadcast(Float.floatToRawIntBits(in[q])).fma(g, a0);
      a1 = broadcast(Float.floatToRawIntBits(in[q + 1])).fma(g, a1);
      a2 = broadcast(Float.floatToRawIntBits(in[q + 2])).fma(g, a2);
      a3 = broadcast(Float.floatToRawIntBits(in[q + 3])).fma(g, a3);
      a4 = broadcast(Float.floatToRawIntBits(in[q + 4])).fma(g, a4);
      a5 = broadcast(Float.floatToRawIntBits(in[q + 5])).fma(g, a5);
      a6 = broadcast(Float.floatToRawIntBits(in[q + 6])).fma(g, a6);
      a7 = broadcast(Float.floatToRawIntBits(in[q + 7])).fma(g, a7);
    }
    a0.intoArray(dw, to);
    a1.intoArray(dw, to + OUT);
    a2.intoArray(dw, to + 2 * OUT);
    a3.intoArray(dw, to + 3 * OUT);
    a4.intoArray(dw, to + 4 * OUT);
    a5.intoArray(dw, to + 5 * OUT);
    a6.intoArray(dw, to + 6 * OUT);
    a7.intoArray(dw, to + 7 * OUT);
  }

  /** JDK 17 broadcasts an int from memory, but a float from a register only. */
  private static FloatVector broadcast(int bits) {
    return IntVector.broadcast(I, bits).reinterpretAsFloats();
  }
}
