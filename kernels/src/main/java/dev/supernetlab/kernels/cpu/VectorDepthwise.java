package dev.supernetlab.kernels.cpu;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link Depthwise} for kernels of 3 and 5. Eight pixels of output, a tap apart, stay
 * in registers while a kernel row slides over them, so that every input is loaded once per kernel
 * row.
 */
final class VectorDepthwise implements Depthwise {
  private static final Constants CONSTANTS = Constants.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> F = CONSTANTS.lanes().floats();
  private static final int LANES = F.length();

  /** Floats of a pixel. */
  private static final int C = CONSTANTS.inputs();

  private static final int K = CONSTANTS.kernel();

  /** From one tap to the next. */
  private static final int T = CONSTANTS.dilation() * C;

  @Override
  public void forward(
      float[] padded, int from, int pitch, float[] w, float[] out, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int source = from + row * pitch * C;
      int target = row * width * C;
      for (int phase = 0; phase < T; phase += C) {
        for (int x = phase; x < width * C; x += 8 * T) {
          for (int at = x; at < x + C; at += LANES) {
            if (K == 3) {
              eightBy3(padded, source + at, pitch, w, at - x, out, target + at);
            } else {
              eightBy5(padded, source + at, pitch, w, at - x, out, target + at);
            }
          }
        }
      }
    }
  }

  private static void eightBy3(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 3; ky++) {
      int r = from + ky * pitch * T;
      int q = wFrom + ky * 3 * C;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + C);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * C);
      FloatVector v = FloatVector.fromArray(F, x, r);
      a0 = v.fma(w0, a0);
      v = FloatVector.fromArray(F, x, r + T);
      a0 = v.fma(w1, a0);
      a1 = v.fma(w0, a1);
      v = FloatVector.fromArray(F, x, r + 2 * T);
      a0 = v.fma(w2, a0);
      a1 = v.fma(w1, a1);
      a2 = v.fma(w0, a2);
      v = FloatVector.fromArray(F, x, r + 3 * T);
      a1 = v.fma(w2, a1);
      a2 = v.fma(w1, a2);
      a3 = v.fma(w0, a3);
      v = FloatVector.fromArray(F, x, r + 4 * T);
      a2 = v.fma(w2, a2);
      a3 = v.fma(w1, a3);
      a4 = v.fma(w0, a4);
      v = FloatVector.fromArray(F, x, r + 5 * T);
      a3 = v.fma(w2, a3);
      a4 = v.fma(w1, a4);
      a5 = v.fma(w0, a5);
      v = FloatVector.fromArray(F, x, r + 6 * T);
      a4 = v.fma(w2, a4);
      a5 = v.fma(w1, a5);
      a6 = v.fma(w0, a6);
      v = FloatVector.fromArray(F, x, r + 7 * T);
      a5 = v.fma(w2, a5);
      a6 = v.fma(w1, a6);
      a7 = v.fma(w0, a7);
      v = FloatVector.fromArray(F, x, r + 8 * T);
      a6 = v.fma(w2, a6);
      a7 = v.fma(w1, a7);
      v = FloatVector.fromArray(F, x, r + 9 * T);
      a7 = v.fma(w2, a7);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + T);
    a2.intoArray(out, to + 2 * T);
    a3.intoArray(out, to + 3 * T);
    a4.intoArray(out, to + 4 * T);
    a5.intoArray(out, to + 5 * T);
    a6.intoArray(out, to + 6 * T);
    a7.intoArray(out, to + 7 * T);
  }

  private static void eightBy5(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 5; ky++) {
      int r = from + ky * pitch * T;
      int q = wFrom + ky * 5 * C;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + C);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * C);
      FloatVector w3 = FloatVector.fromArray(F, w, q + 3 * C);
      FloatVector w4 = FloatVector.fromArray(F, w, q + 4 * C);
      FloatVector v = FloatVector.fromArray(F, x, r);
      a0 = v.fma(w0, a0);
      v = FloatVector.fromArray(F, x, r + T);
      a0 = v.fma(w1, a0);
      a1 = v.fma(w0, a1);
      v = FloatVector.fromArray(F, x, r + 2 * T);
      a0 = v.fma(w2, a0);
      a1 = v.fma(w1, a1);
      a2 = v.fma(w0, a2);
      v = FloatVector.fromArray(F, x, r + 3 * T);
      a0 = v.fma(w3, a0);
      a1 = v.fma(w2, a1);
      a2 = v.fma(w1, a2);
      a3 = v.fma(w0, a3);
      v = FloatVector.fromArray(F, x, r + 4 * T);
      a0 = v.fma(w4, a0);
      a1 = v.fma(w3, a1);
      a2 = v.fma(w2, a2);
      a3 = v.fma(w1, a3);
      a4 = v.fma(w0, a4);
      v = FloatVector.fromArray(F, x, r + 5 * T);
      a1 = v.fma(w4, a1);
      a2 = v.fma(w3, a2);
      a3 = v.fma(w2, a3);
      a4 = v.fma(w1, a4);
      a5 = v.fma(w0, a5);
      v = FloatVector.fromArray(F, x, r + 6 * T);
      a2 = v.fma(w4, a2);
      a3 = v.fma(w3, a3);
      a4 = v.fma(w2, a4);
      a5 = v.fma(w1, a5);
      a6 = v.fma(w0, a6);
      v = FloatVector.fromArray(F, x, r + 7 * T);
      a3 = v.fma(w4, a3);
      a4 = v.fma(w3, a4);
      a5 = v.fma(w2, a5);
      a6 = v.fma(w1, a6);
      a7 = v.fma(w0, a7);
      v = FloatVector.fromArray(F, x, r + 8 * T);
      a4 = v.fma(w4, a4);
      a5 = v.fma(w3, a5);
      a6 = v.fma(w2, a6);
      a7 = v.fma(w1, a7);
      v = FloatVector.fromArray(F, x, r + 9 * T);
      a5 = v.fma(w4, a5);
      a6 = v.fma(w3, a6);
      a7 = v.fma(w2, a7);
      v = FloatVector.fromArray(F, x, r + 10 * T);
      a6 = v.fma(w4, a6);
      a7 = v.fma(w3, a7);
      v = FloatVector.fromArray(F, x, r + 11 * T);
      a7 = v.fma(w4, a7);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + T);
    a2.intoArray(out, to + 2 * T);
    a3.intoArray(out, to + 3 * T);
    a4.intoArray(out, to + 4 * T);
    a5.intoArray(out, to + 5 * T);
    a6.intoArray(out, to + 6 * T);
    a7.intoArray(out, to + 7 * T);
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
      for (int row = 0; row < rows; row++) {
        int x = from + block + row * pitch * C;
        int g = gradientFrom + block + row * gradientPitch * C;
        if (K == 3) {
          rowBy3(padded, x, pitch, gradient, g, dw, block, width * C);
        } else {
          for (int ky = 0; ky < 5; ky++) {
            rowBy5(padded, x + ky * pitch * T, gradient, g, dw, block + ky * 5 * C, width * C);
          }
        }
      }
    }
  }

  /** All taps at once, two pixels at a time: where pixels are a tap apart they share inputs. */
  private static void rowBy3(
      float[] x,
      int from,
      int pitch,
      float[] gradient,
      int gradientFrom,
      float[] dw,
      int to,
      int length) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + C);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * C);
    FloatVector b0 = FloatVector.fromArray(F, dw, to + 3 * C);
    FloatVector b1 = FloatVector.fromArray(F, dw, to + 4 * C);
    FloatVector b2 = FloatVector.fromArray(F, dw, to + 5 * C);
    FloatVector c0 = FloatVector.fromArray(F, dw, to + 6 * C);
    FloatVector c1 = FloatVector.fromArray(F, dw, to + 7 * C);
    FloatVector c2 = FloatVector.fromArray(F, dw, to + 8 * C);
    int second = from + pitch * T;
    int third = second + pitch * T;
    int i = 0;
    for (; i + C < length; i += 2 * C) {
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      FloatVector h = FloatVector.fromArray(F, gradient, gradientFrom + i + C);
      a0 = FloatVector.fromArray(F, x, from + i).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, second + i).fma(g, b0);
      c0 = FloatVector.fromArray(F, x, third + i).fma(g, c0);
      a1 = FloatVector.fromArray(F, x, from + i + T).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, second + i + T).fma(g, b1);
      c1 = FloatVector.fromArray(F, x, third + i + T).fma(g, c1);
      a2 = FloatVector.fromArray(F, x, from + i + 2 * T).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, second + i + 2 * T).fma(g, b2);
      c2 = FloatVector.fromArray(F, x, third + i + 2 * T).fma(g, c2);
      a0 = FloatVector.fromArray(F, x, from + i + C).fma(h, a0);
      b0 = FloatVector.fromArray(F, x, second + i + C).fma(h, b0);
      c0 = FloatVector.fromArray(F, x, third + i + C).fma(h, c0);
      a1 = FloatVector.fromArray(F, x, from + i + C + T).fma(h, a1);
      b1 = FloatVector.fromArray(F, x, second + i + C + T).fma(h, b1);
      c1 = FloatVector.fromArray(F, x, third + i + C + T).fma(h, c1);
      a2 = FloatVector.fromArray(F, x, from + i + C + 2 * T).fma(h, a2);
      b2 = FloatVector.fromArray(F, x, second + i + C + 2 * T).fma(h, b2);
      c2 = FloatVector.fromArray(F, x, third + i + C + 2 * T).fma(h, c2);
    }
    if (i < length) {
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      a0 = FloatVector.fromArray(F, x, from + i).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, second + i).fma(g, b0);
      c0 = FloatVector.fromArray(F, x, third + i).fma(g, c0);
      a1 = FloatVector.fromArray(F, x, from + i + T).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, second + i + T).fma(g, b1);
      c1 = FloatVector.fromArray(F, x, third + i + T).fma(g, c1);
      a2 = FloatVector.fromArray(F, x, from + i + 2 * T).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, second + i + 2 * T).fma(g, b2);
      c2 = FloatVector.fromArray(F, x, third + i + 2 * T).fma(g, c2);
    }
    a0.intoArray(dw, to);
    a1.intoArray(dw, to + C);
    a2.intoArray(dw, to + 2 * C);
    b0.intoArray(dw, to + 3 * C);
    b1.intoArray(dw, to + 4 * C);
    b2.intoArray(dw, to + 5 * C);
    c0.intoArray(dw, to + 6 * C);
    c1.intoArray(dw, to + 7 * C);
    c2.intoArray(dw, to + 8 * C);
  }

  /** Taps of one kernel row; two sums of each, of every other pixel, hide an addition's latency. */
  private static void rowBy5(
      float[] x, int from, float[] gradient, int gradientFrom, float[] dw, int to, int length) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + C);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * C);
    FloatVector a3 = FloatVector.fromArray(F, dw, to + 3 * C);
    FloatVector a4 = FloatVector.fromArray(F, dw, to + 4 * C);
    FloatVector zero = FloatVector.zero(F);
    FloatVector b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero;
    int i = 0;
    for (; i + C < length; i += 2 * C) {
      int r = from + i;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      FloatVector h = FloatVector.fromArray(F, gradient, gradientFrom + i + C);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, r + C).fma(h, b0);
      a1 = FloatVector.fromArray(F, x, r + T).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, r + C + T).fma(h, b1);
      a2 = FloatVector.fromArray(F, x, r + 2 * T).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, r + C + 2 * T).fma(h, b2);
      a3 = FloatVector.fromArray(F, x, r + 3 * T).fma(g, a3);
      b3 = FloatVector.fromArray(F, x, r + C + 3 * T).fma(h, b3);
      a4 = FloatVector.fromArray(F, x, r + 4 * T).fma(g, a4);
      b4 = FloatVector.fromArray(F, x, r + C + 4 * T).fma(h, b4);
    }
    if (i < length) {
      int r = from + i;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      a1 = FloatVector.fromArray(F, x, r + T).fma(g, a1);
      a2 = FloatVector.fromArray(F, x, r + 2 * T).fma(g, a2);
      a3 = FloatVector.fromArray(F, x, r + 3 * T).fma(g, a3);
      a4 = FloatVector.fromArray(F, x, r + 4 * T).fma(g, a4);
    }
    a0.add(b0).intoArray(dw, to);
    a1.add(b1).intoArray(dw, to + C);
    a2.add(b2).intoArray(dw, to + 2 * C);
    a3.add(b3).intoArray(dw, to + 3 * C);
    a4.add(b4).intoArray(dw, to + 4 * C);
  }
}
