package dev.supernetlab.kernels.cpu;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link Depthwise} for kernels of 3 and 5. Eight output pixels, a dilation apart, stay
 * in registers while a kernel row slides over them: every input is loaded once per kernel row.
 */
final class VectorDepthwise implements Depthwise {
  private static final Constants CONSTANTS = Constants.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> F = CONSTANTS.lanes().floats();
  private static final int LANES = F.length();
  private static final int C = CONSTANTS.outputs();
  private static final int K = CONSTANTS.kernel();
  private static final int DILATION = CONSTANTS.dilation();

  /** From one tap, or one of the eight pixels, to the next. */
  private static final int S = DILATION * C;

  @Override
  public void forward(
      float[] padded, int from, int pitch, float[] w, int[] out, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int source = from + row * pitch * C;
      int target = row * width * C;
      for (int phase = 0; phase < DILATION; phase++) {
        for (int x = phase; x < width; x += 8 * DILATION) {
          for (int block = 0; block < C; block += LANES) {
            int at = x * C + block;
            if (K == 3) {
              eightBy3(padded, source + at, pitch, w, block, out, target + at);
            } else {
              eightBy5(padded, source + at, pitch, w, block, out, target + at);
            }
          }
        }
      }
    }
  }

  private static void eightBy3(
      float[] x, int from, int pitch, float[] w, int wFrom, int[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 3; ky++) {
      int r = from + ky * DILATION * pitch * C;
      int q = wFrom + ky * 3 * C;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + C);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * C);
      FloatVector v = FloatVector.fromArray(F, x, r);
      a0 = v.fma(w0, a0);
      v = FloatVector.fromArray(F, x, r + S);
      a0 = v.fma(w1, a0);
      a1 = v.fma(w0, a1);
      v = FloatVector.fromArray(F, x, r + 2 * S);
      a0 = v.fma(w2, a0);
      a1 = v.fma(w1, a1);
      a2 = v.fma(w0, a2);
      v = FloatVector.fromArray(F, x, r + 3 * S);
      a1 = v.fma(w2, a1);
      a2 = v.fma(w1, a2);
      a3 = v.fma(w0, a3);
      v = FloatVector.fromArray(F, x, r + 4 * S);
      a2 = v.fma(w2, a2);
      a3 = v.fma(w1, a3);
      a4 = v.fma(w0, a4);
      v = FloatVector.fromArray(F, x, r + 5 * S);
      a3 = v.fma(w2, a3);
      a4 = v.fma(w1, a4);
      a5 = v.fma(w0, a5);
      v = FloatVector.fromArray(F, x, r + 6 * S);
      a4 = v.fma(w2, a4);
      a5 = v.fma(w1, a5);
      a6 = v.fma(w0, a6);
      v = FloatVector.fromArray(F, x, r + 7 * S);
      a5 = v.fma(w2, a5);
      a6 = v.fma(w1, a6);
      a7 = v.fma(w0, a7);
      v = FloatVector.fromArray(F, x, r + 8 * S);
      a6 = v.fma(w2, a6);
      a7 = v.fma(w1, a7);
      v = FloatVector.fromArray(F, x, r + 9 * S);
      a7 = v.fma(w2, a7);
    }
    a0.reinterpretAsInts().intoArray(out, to);
    a1.reinterpretAsInts().intoArray(out, to + S);
    a2.reinterpretAsInts().intoArray(out, to + 2 * S);
    a3.reinterpretAsInts().intoArray(out, to + 3 * S);
    a4.reinterpretAsInts().intoArray(out, to + 4 * S);
    a5.reinterpretAsInts().intoArray(out, to + 5 * S);
    a6.reinterpretAsInts().intoArray(out, to + 6 * S);
    a7.reinterpretAsInts().intoArray(out, to + 7 * S);
  }

  private static void eightBy5(
      float[] x, int from, int pitch, float[] w, int wFrom, int[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 5; ky++) {
      int r = from + ky * DILATION * pitch * C;
      int q = wFrom + ky * 5 * C;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + C);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * C);
      FloatVector w3 = FloatVector.fromArray(F, w, q + 3 * C);
      FloatVector w4 = FloatVector.fromArray(F, w, q + 4 * C);
      FloatVector v = FloatVector.fromArray(F, x, r);
      a0 = v.fma(w0, a0);
      v = FloatVector.fromArray(F, x, r + S);
      a0 = v.fma(w1, a0);
      a1 = v.fma(w0, a1);
      v = FloatVector.fromArray(F, x, r + 2 * S);
      a0 = v.fma(w2, a0);
      a1 = v.fma(w1, a1);
      a2 = v.fma(w0, a2);
      v = FloatVector.fromArray(F, x, r + 3 * S);
      a0 = v.fma(w3, a0);
      a1 = v.fma(w2, a1);
      a2 = v.fma(w1, a2);
      a3 = v.fma(w0, a3);
      v = FloatVector.fromArray(F, x, r + 4 * S);
      a0 = v.fma(w4, a0);
      a1 = v.fma(w3, a1);
      a2 = v.fma(w2, a2);
      a3 = v.fma(w1, a3);
      a4 = v.fma(w0, a4);
      v = FloatVector.fromArray(F, x, r + 5 * S);
      a1 = v.fma(w4, a1);
      a2 = v.fma(w3, a2);
      a3 = v.fma(w2, a3);
      a4 = v.fma(w1, a4);
      a5 = v.fma(w0, a5);
      v = FloatVector.fromArray(F, x, r + 6 * S);
      a2 = v.fma(w4, a2);
      a3 = v.fma(w3, a3);
      a4 = v.fma(w2, a4);
      a5 = v.fma(w1, a5);
      a6 = v.fma(w0, a6);
      v = FloatVector.fromArray(F, x, r + 7 * S);
      a3 = v.fma(w4, a3);
      a4 = v.fma(w3, a4);
      a5 = v.fma(w2, a5);
      a6 = v.fma(w1, a6);
      a7 = v.fma(w0, a7);
      v = FloatVector.fromArray(F, x, r + 8 * S);
      a4 = v.fma(w4, a4);
      a5 = v.fma(w3, a5);
      a6 = v.fma(w2, a6);
      a7 = v.fma(w1, a7);
      v = FloatVector.fromArray(F, x, r + 9 * S);
      a5 = v.fma(w4, a5);
      a6 = v.fma(w3, a6);
      a7 = v.fma(w2, a7);
      v = FloatVector.fromArray(F, x, r + 10 * S);
      a6 = v.fma(w4, a6);
      a7 = v.fma(w3, a7);
      v = FloatVector.fromArray(F, x, r + 11 * S);
      a7 = v.fma(w4, a7);
    }
    a0.reinterpretAsInts().intoArray(out, to);
    a1.reinterpretAsInts().intoArray(out, to + S);
    a2.reinterpretAsInts().intoArray(out, to + 2 * S);
    a3.reinterpretAsInts().intoArray(out, to + 3 * S);
    a4.reinterpretAsInts().intoArray(out, to + 4 * S);
    a5.reinterpretAsInts().intoArray(out, to + 5 * S);
    a6.reinterpretAsInts().intoArray(out, to + 6 * S);
    a7.reinterpretAsInts().intoArray(out, to + 7 * S);
  }

  @Override
  public void weightGradient(
      float[] padded,
      int from,
      int pitch,
      float[] gradient,
      int gradientFrom,
      int gradientPitch,
      float[] dw,
      int rows,
      int width) {
    for (int block = 0; block < C; block += LANES) {
      for (int ky = 0; ky < K; ky++) {
        for (int row = 0; row < rows; row++) {
          int x = from + block + (row + ky * DILATION) * pitch * C;
          int g = gradientFrom + block + row * gradientPitch * C;
          if (K == 3) {
            rowBy3(padded, x, gradient, g, dw, block + ky * 3 * C, width);
          } else {
            rowBy5(padded, x, gradient, g, dw, block + ky * 5 * C, width);
          }
        }
      }
    }
  }

  /** Two sums per tap, one of every other pixel, hide the latency of an addition. */
  private static void rowBy3(
      float[] x, int from, float[] gradient, int gradientFrom, float[] dw, int to, int width) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + C);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * C);
    FloatVector zero = FloatVector.zero(F);
    FloatVector b0 = zero, b1 = zero, b2 = zero;
    int p = 0;
    for (; p + 1 < width; p += 2) {
      int r = from + p * C;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + p * C);
      FloatVector h = FloatVector.fromArray(F, gradient, gradientFrom + p * C + C);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, r + C).fma(h, b0);
      a1 = FloatVector.fromArray(F, x, r + S).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, r + C + S).fma(h, b1);
      a2 = FloatVector.fromArray(F, x, r + 2 * S).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, r + C + 2 * S).fma(h, b2);
    }
    if (p < width) {
      int r = from + p * C;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + p * C);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      a1 = FloatVector.fromArray(F, x, r + S).fma(g, a1);
      a2 = FloatVector.fromArray(F, x, r + 2 * S).fma(g, a2);
    }
    a0.add(b0).intoArray(dw, to);
    a1.add(b1).intoArray(dw, to + C);
    a2.add(b2).intoArray(dw, to + 2 * C);
  }

  private static void rowBy5(
      float[] x, int from, float[] gradient, int gradientFrom, float[] dw, int to, int width) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + C);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * C);
    FloatVector a3 = FloatVector.fromArray(F, dw, to + 3 * C);
    FloatVector a4 = FloatVector.fromArray(F, dw, to + 4 * C);
    FloatVector zero = FloatVector.zero(F);
    FloatVector b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero;
    int p = 0;
    for (; p + 1 < width; p += 2) {
      int r = from + p * C;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + p * C);
      FloatVector h = FloatVector.fromArray(F, gradient, gradientFrom + p * C + C);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, r + C).fma(h, b0);
      a1 = FloatVector.fromArray(F, x, r + S).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, r + C + S).fma(h, b1);
      a2 = FloatVector.fromArray(F, x, r + 2 * S).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, r + C + 2 * S).fma(h, b2);
      a3 = FloatVector.fromArray(F, x, r + 3 * S).fma(g, a3);
      b3 = FloatVector.fromArray(F, x, r + C + 3 * S).fma(h, b3);
      a4 = FloatVector.fromArray(F, x, r + 4 * S).fma(g, a4);
      b4 = FloatVector.fromArray(F, x, r + C + 4 * S).fma(h, b4);
    }
    if (p < width) {
      int r = from + p * C;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + p * C);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      a1 = FloatVector.fromArray(F, x, r + S).fma(g, a1);
      a2 = FloatVector.fromArray(F, x, r + 2 * S).fma(g, a2);
      a3 = FloatVector.fromArray(F, x, r + 3 * S).fma(g, a3);
      a4 = FloatVector.fromArray(F, x, r + 4 * S).fma(g, a4);
    }
    a0.add(b0).intoArray(dw, to);
    a1.add(b1).intoArray(dw, to + C);
    a2.add(b2).intoArray(dw, to + 2 * C);
    a3.add(b3).intoArray(dw, to + 3 * C);
    a4.add(b4).intoArray(dw, to + 4 * C);
  }
}
