package dev.supernetlab.kernels.cpu;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link Depthwise} for kernels of 3 and 5. Eight vectors of output stay in registers
 * while a kernel row slides over them. They lie a tap apart, so that every input is loaded once per
 * kernel row; where a vector holds two pixels and that would make outputs overlap they lie two taps
 * apart, and the even taps slide first, then the odd ones.
 */
final class VectorDepthwise implements Depthwise {
  private static final Constants CONSTANTS = Constants.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> F = CONSTANTS.lanes().floats();
  private static final int LANES = F.length();

  /** Floats of a pixel, and of a group of pixels. */
  private static final int C = CONSTANTS.inputs();

  private static final int STEP = CONSTANTS.outputs();
  private static final int K = CONSTANTS.kernel();
  private static final int DILATION = CONSTANTS.dilation();

  /** From one tap to the next. */
  private static final int T = DILATION * C;

  /** Whether outputs lie a tap apart. */
  private static final boolean EVERY_TAP = T % STEP == 0;

  /** From one of the eight outputs to the next. */
  private static final int S = EVERY_TAP ? T : 2 * T;

  @Override
  public void forward(
      float[] padded, int from, int pitch, float[] w, float[] out, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int source = from + row * pitch * C;
      int target = row * width * C;
      for (int phase = 0; phase < S; phase += STEP) {
        for (int x = phase; x < width * C; x += 8 * S) {
          for (int at = x; at < x + STEP; at += LANES) {
            eight(padded, source + at, pitch, w, at - x, out, target + at);
          }
        }
      }
    }
  }

  private static void eight(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    if (K == 3 && EVERY_TAP) {
      eightBy3(x, from, pitch, w, wFrom, out, to);
    } else if (K == 3) {
      eightPairsBy3(x, from, pitch, w, wFrom, out, to);
    } else if (EVERY_TAP) {
      eightBy5(x, from, pitch, w, wFrom, out, to);
    } else {
      eightPairsBy5(x, from, pitch, w, wFrom, out, to);
    }
  }

  private static void eightBy3(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 3; ky++) {
      int r = from + ky * pitch * T;
      int q = wFrom + ky * 3 * STEP;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + STEP);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * STEP);
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
    a0.intoArray(out, to);
    a1.intoArray(out, to + S);
    a2.intoArray(out, to + 2 * S);
    a3.intoArray(out, to + 3 * S);
    a4.intoArray(out, to + 4 * S);
    a5.intoArray(out, to + 5 * S);
    a6.intoArray(out, to + 6 * S);
    a7.intoArray(out, to + 7 * S);
  }

  private static void eightBy5(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 5; ky++) {
      int r = from + ky * pitch * T;
      int q = wFrom + ky * 5 * STEP;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + STEP);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * STEP);
      FloatVector w3 = FloatVector.fromArray(F, w, q + 3 * STEP);
      FloatVector w4 = FloatVector.fromArray(F, w, q + 4 * STEP);
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
    a0.intoArray(out, to);
    a1.intoArray(out, to + S);
    a2.intoArray(out, to + 2 * S);
    a3.intoArray(out, to + 3 * S);
    a4.intoArray(out, to + 4 * S);
    a5.intoArray(out, to + 5 * S);
    a6.intoArray(out, to + 6 * S);
    a7.intoArray(out, to + 7 * S);
  }

  private static void eightPairsBy3(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 3; ky++) {
      int r = from + ky * pitch * T;
      int q = wFrom + ky * 3 * STEP;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + STEP);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * STEP);
      FloatVector v = FloatVector.fromArray(F, x, r);
      a0 = v.fma(w0, a0);
      v = FloatVector.fromArray(F, x, r + S);
      a0 = v.fma(w2, a0);
      a1 = v.fma(w0, a1);
      v = FloatVector.fromArray(F, x, r + 2 * S);
      a1 = v.fma(w2, a1);
      a2 = v.fma(w0, a2);
      v = FloatVector.fromArray(F, x, r + 3 * S);
      a2 = v.fma(w2, a2);
      a3 = v.fma(w0, a3);
      v = FloatVector.fromArray(F, x, r + 4 * S);
      a3 = v.fma(w2, a3);
      a4 = v.fma(w0, a4);
      v = FloatVector.fromArray(F, x, r + 5 * S);
      a4 = v.fma(w2, a4);
      a5 = v.fma(w0, a5);
      v = FloatVector.fromArray(F, x, r + 6 * S);
      a5 = v.fma(w2, a5);
      a6 = v.fma(w0, a6);
      v = FloatVector.fromArray(F, x, r + 7 * S);
      a6 = v.fma(w2, a6);
      a7 = v.fma(w0, a7);
      v = FloatVector.fromArray(F, x, r + 8 * S);
      a7 = v.fma(w2, a7);
      v = FloatVector.fromArray(F, x, r + T);
      a0 = v.fma(w1, a0);
      v = FloatVector.fromArray(F, x, r + T + S);
      a1 = v.fma(w1, a1);
      v = FloatVector.fromArray(F, x, r + T + 2 * S);
      a2 = v.fma(w1, a2);
      v = FloatVector.fromArray(F, x, r + T + 3 * S);
      a3 = v.fma(w1, a3);
      v = FloatVector.fromArray(F, x, r + T + 4 * S);
      a4 = v.fma(w1, a4);
      v = FloatVector.fromArray(F, x, r + T + 5 * S);
      a5 = v.fma(w1, a5);
      v = FloatVector.fromArray(F, x, r + T + 6 * S);
      a6 = v.fma(w1, a6);
      v = FloatVector.fromArray(F, x, r + T + 7 * S);
      a7 = v.fma(w1, a7);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + S);
    a2.intoArray(out, to + 2 * S);
    a3.intoArray(out, to + 3 * S);
    a4.intoArray(out, to + 4 * S);
    a5.intoArray(out, to + 5 * S);
    a6.intoArray(out, to + 6 * S);
    a7.intoArray(out, to + 7 * S);
  }

  private static void eightPairsBy5(
      float[] x, int from, int pitch, float[] w, int wFrom, float[] out, int to) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    FloatVector a4 = zero, a5 = zero, a6 = zero, a7 = zero;
    for (int ky = 0; ky < 5; ky++) {
      int r = from + ky * pitch * T;
      int q = wFrom + ky * 5 * STEP;
      FloatVector w0 = FloatVector.fromArray(F, w, q);
      FloatVector w1 = FloatVector.fromArray(F, w, q + STEP);
      FloatVector w2 = FloatVector.fromArray(F, w, q + 2 * STEP);
      FloatVector w3 = FloatVector.fromArray(F, w, q + 3 * STEP);
      FloatVector w4 = FloatVector.fromArray(F, w, q + 4 * STEP);
      FloatVector v = FloatVector.fromArray(F, x, r);
      a0 = v.fma(w0, a0);
      v = FloatVector.fromArray(F, x, r + S);
      a0 = v.fma(w2, a0);
      a1 = v.fma(w0, a1);
      v = FloatVector.fromArray(F, x, r + 2 * S);
      a0 = v.fma(w4, a0);
      a1 = v.fma(w2, a1);
      a2 = v.fma(w0, a2);
      v = FloatVector.fromArray(F, x, r + 3 * S);
      a1 = v.fma(w4, a1);
      a2 = v.fma(w2, a2);
      a3 = v.fma(w0, a3);
      v = FloatVector.fromArray(F, x, r + 4 * S);
      a2 = v.fma(w4, a2);
      a3 = v.fma(w2, a3);
      a4 = v.fma(w0, a4);
      v = FloatVector.fromArray(F, x, r + 5 * S);
      a3 = v.fma(w4, a3);
      a4 = v.fma(w2, a4);
      a5 = v.fma(w0, a5);
      v = FloatVector.fromArray(F, x, r + 6 * S);
      a4 = v.fma(w4, a4);
      a5 = v.fma(w2, a5);
      a6 = v.fma(w0, a6);
      v = FloatVector.fromArray(F, x, r + 7 * S);
      a5 = v.fma(w4, a5);
      a6 = v.fma(w2, a6);
      a7 = v.fma(w0, a7);
      v = FloatVector.fromArray(F, x, r + 8 * S);
      a6 = v.fma(w4, a6);
      a7 = v.fma(w2, a7);
      v = FloatVector.fromArray(F, x, r + 9 * S);
      a7 = v.fma(w4, a7);
      v = FloatVector.fromArray(F, x, r + T);
      a0 = v.fma(w1, a0);
      v = FloatVector.fromArray(F, x, r + T + S);
      a0 = v.fma(w3, a0);
      a1 = v.fma(w1, a1);
      v = FloatVector.fromArray(F, x, r + T + 2 * S);
      a1 = v.fma(w3, a1);
      a2 = v.fma(w1, a2);
      v = FloatVector.fromArray(F, x, r + T + 3 * S);
      a2 = v.fma(w3, a2);
      a3 = v.fma(w1, a3);
      v = FloatVector.fromArray(F, x, r + T + 4 * S);
      a3 = v.fma(w3, a3);
      a4 = v.fma(w1, a4);
      v = FloatVector.fromArray(F, x, r + T + 5 * S);
      a4 = v.fma(w3, a4);
      a5 = v.fma(w1, a5);
      v = FloatVector.fromArray(F, x, r + T + 6 * S);
      a5 = v.fma(w3, a5);
      a6 = v.fma(w1, a6);
      v = FloatVector.fromArray(F, x, r + T + 7 * S);
      a6 = v.fma(w3, a6);
      a7 = v.fma(w1, a7);
      v = FloatVector.fromArray(F, x, r + T + 8 * S);
      a7 = v.fma(w3, a7);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + S);
    a2.intoArray(out, to + 2 * S);
    a3.intoArray(out, to + 3 * S);
    a4.intoArray(out, to + 4 * S);
    a5.intoArray(out, to + 5 * S);
    a6.intoArray(out, to + 6 * S);
    a7.intoArray(out, to + 7 * S);
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
    for (int block = 0; block < STEP; block += LANES) {
      for (int ky = 0; ky < K; ky++) {
        for (int row = 0; row < rows; row++) {
          int x = from + block + (row * C + ky * T) * pitch;
          int g = gradientFrom + block + row * gradientPitch * C;
          if (K == 3) {
            rowBy3(padded, x, gradient, g, dw, block + ky * 3 * STEP, width * C);
          } else {
            rowBy5(padded, x, gradient, g, dw, block + ky * 5 * STEP, width * C);
          }
        }
      }
    }
  }

  /** Two sums per tap, of every other group, hide the latency of an addition. */
  private static void rowBy3(
      float[] x, int from, float[] gradient, int gradientFrom, float[] dw, int to, int length) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + STEP);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * STEP);
    FloatVector zero = FloatVector.zero(F);
    FloatVector b0 = zero, b1 = zero, b2 = zero;
    int i = 0;
    for (; i + STEP < length; i += 2 * STEP) {
      int r = from + i;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      FloatVector h = FloatVector.fromArray(F, gradient, gradientFrom + i + STEP);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, r + STEP).fma(h, b0);
      a1 = FloatVector.fromArray(F, x, r + T).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, r + STEP + T).fma(h, b1);
      a2 = FloatVector.fromArray(F, x, r + 2 * T).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, r + STEP + 2 * T).fma(h, b2);
    }
    if (i < length) {
      int r = from + i;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      a1 = FloatVector.fromArray(F, x, r + T).fma(g, a1);
      a2 = FloatVector.fromArray(F, x, r + 2 * T).fma(g, a2);
    }
    a0.add(b0).intoArray(dw, to);
    a1.add(b1).intoArray(dw, to + STEP);
    a2.add(b2).intoArray(dw, to + 2 * STEP);
  }

  private static void rowBy5(
      float[] x, int from, float[] gradient, int gradientFrom, float[] dw, int to, int length) {
    FloatVector a0 = FloatVector.fromArray(F, dw, to);
    FloatVector a1 = FloatVector.fromArray(F, dw, to + STEP);
    FloatVector a2 = FloatVector.fromArray(F, dw, to + 2 * STEP);
    FloatVector a3 = FloatVector.fromArray(F, dw, to + 3 * STEP);
    FloatVector a4 = FloatVector.fromArray(F, dw, to + 4 * STEP);
    FloatVector zero = FloatVector.zero(F);
    FloatVector b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero;
    int i = 0;
    for (; i + STEP < length; i += 2 * STEP) {
      int r = from + i;
      FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
      FloatVector h = FloatVector.fromArray(F, gradient, gradientFrom + i + STEP);
      a0 = FloatVector.fromArray(F, x, r).fma(g, a0);
      b0 = FloatVector.fromArray(F, x, r + STEP).fma(h, b0);
      a1 = FloatVector.fromArray(F, x, r + T).fma(g, a1);
      b1 = FloatVector.fromArray(F, x, r + STEP + T).fma(h, b1);
      a2 = FloatVector.fromArray(F, x, r + 2 * T).fma(g, a2);
      b2 = FloatVector.fromArray(F, x, r + STEP + 2 * T).fma(h, b2);
      a3 = FloatVector.fromArray(F, x, r + 3 * T).fma(g, a3);
      b3 = FloatVector.fromArray(F, x, r + STEP + 3 * T).fma(h, b3);
      a4 = FloatVector.fromArray(F, x, r + 4 * T).fma(g, a4);
      b4 = FloatVector.fromArray(F, x, r + STEP + 4 * T).fma(h, b4);
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
    a1.add(b1).intoArray(dw, to + STEP);
    a2.add(b2).intoArray(dw, to + 2 * STEP);
    a3.add(b3).intoArray(dw, to + 3 * STEP);
    a4.add(b4).intoArray(dw, to + 4 * STEP);
  }
}
