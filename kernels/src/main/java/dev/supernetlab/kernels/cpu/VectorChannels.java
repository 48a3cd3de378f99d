package dev.supernetlab.kernels.cpu;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link Channels}. ReLU is an integer maximum on the bits, and masks are made of sign
 * bits, because JDK 17 compiles float maxima and vector masks poorly.
 */
final class VectorChannels implements Channels {
  private static final Constants CONSTANTS = Constants.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> F = CONSTANTS.lanes().floats();
  private static final VectorSpecies<Integer> I = CONSTANTS.lanes().ints();
  private static final int LANES = F.length();

  /** Floats of a pixel. */
  private static final int C = CONSTANTS.inputs();

  @Override
  public void relu(float[] image, int from, float[] out, int pixels) {
    for (int i = 0; i < pixels * C; i += LANES) {
      bits(image, from + i).max(0).reinterpretAsFloats().intoArray(out, i);
    }
  }

  @Override
  public void copyBits(float[] image, int from, int[] out, int pixels) {
    for (int i = 0; i < pixels * C; i += LANES) {
      bits(image, from + i).intoArray(out, i);
    }
  }

  @Override
  public void reluBits(float[] image, int from, int[] out, int pixels) {
    for (int i = 0; i < pixels * C; i += LANES) {
      bits(image, from + i).max(0).intoArray(out, i);
    }
  }

  @Override
  public void reluInto(
      float[] image,
      int imageFrom,
      float[] centre,
      float[] scale,
      float[] padded,
      int at,
      int pitch,
      int rows,
      int width) {
    for (int block = 0; block < C; block += LANES) {
      for (int row = 0; row < rows; row++) {
        int from = imageFrom + row * width * C + block;
        int to = at + row * pitch * C + block;
        reluRow(image, from, centre, scale, block, padded, to, width);
      }
    }
  }

  private static void reluRow(
      float[] image,
      int from,
      float[] centre,
      float[] scale,
      int block,
      float[] padded,
      int to,
      int width) {
    FloatVector middle = FloatVector.fromArray(F, centre, block);
    FloatVector factor = FloatVector.fromArray(F, scale, block);
    for (int i = 0; i < width * C; i += C) {
      FloatVector v = FloatVector.fromArray(F, image, from + i).sub(middle).mul(factor);
      v.reinterpretAsInts().max(0).reinterpretAsFloats().intoArray(padded, to + i);
    }
  }

  @Override
  public void addWherePositive(float[] x, float[] gradient, float[] out, int to, int pixels) {
    for (int i = 0; i < pixels * C; i += LANES) {
      addInto(bits(gradient, i).and(positive(bits(x, i))), out, to + i);
    }
  }

  @Override
  public void moveWherePositive(
      float[] padded,
      int at,
      int pitch,
      float[] gradient,
      float[] out,
      int to,
      boolean add,
      int rows,
      int width) {
    for (int row = 0; row < rows; row++) {
      int from = at + row * pitch * C;
      int first = row * width * C;
      if (add) {
        addRowWherePositive(padded, from, gradient, first, out, to + first, width);
      } else {
        moveRowWherePositive(padded, from, gradient, first, out, to + first, width);
      }
    }
  }

  private static void addRowWherePositive(
      float[] padded, int at, float[] gradient, int from, float[] out, int to, int width) {
    for (int i = 0; i < width * C; i += LANES) {
      addInto(bits(gradient, from + i).and(positive(bits(padded, at + i))), out, to + i);
    }
  }

  private static void moveRowWherePositive(
      float[] padded, int at, float[] gradient, int from, float[] out, int to, int width) {
    for (int i = 0; i < width * C; i += LANES) {
      IntVector moved = bits(gradient, from + i).and(positive(bits(padded, at + i)));
      moved.reinterpretAsFloats().intoArray(out, to + i);
    }
  }

  @Override
  public void keepWherePositive(
      float[] y, int yFrom, float[] gradient, int gradientFrom, float[] kept, int pixels) {
    for (int i = 0; i < pixels * C; i += LANES) {
      IntVector g = bits(gradient, gradientFrom + i).and(positive(bits(y, yFrom + i)));
      g.reinterpretAsFloats().intoArray(kept, i);
    }
  }

  @Override
  public void sums(float[] x, int from, float[] centre, int power, float[] sums, int pixels) {
    for (int block = 0; block < C; block += LANES) {
      if (power == 1) {
        sum(x, from + block, centre, sums, block, pixels);
      } else {
        sumOfSquares(x, from + block, centre, sums, block, pixels);
      }
    }
  }

  private static void sum(
      float[] x, int from, float[] centre, float[] sums, int block, int pixels) {
    FloatVector middle = FloatVector.fromArray(F, centre, block);
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    int i = 0;
    for (; i + C < pixels * C; i += 2 * C) {
      a = FloatVector.fromArray(F, x, from + i).sub(middle).add(a);
      b = FloatVector.fromArray(F, x, from + i + C).sub(middle).add(b);
    }
    if (i < pixels * C) {
      a = FloatVector.fromArray(F, x, from + i).sub(middle).add(a);
    }
    a.add(b).intoArray(sums, block);
  }

  private static void sumOfSquares(
      float[] x, int from, float[] centre, float[] sums, int block, int pixels) {
    FloatVector middle = FloatVector.fromArray(F, centre, block);
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    int i = 0;
    for (; i + C < pixels * C; i += 2 * C) {
      FloatVector v = FloatVector.fromArray(F, x, from + i).sub(middle);
      FloatVector w = FloatVector.fromArray(F, x, from + i + C).sub(middle);
      a = v.fma(v, a);
      b = w.fma(w, b);
    }
    if (i < pixels * C) {
      FloatVector v = FloatVector.fromArray(F, x, from + i).sub(middle);
      a = v.fma(v, a);
    }
    a.add(b).intoArray(sums, block);
  }

  @Override
  public void gradientSums(
      float[] x,
      int xFrom,
      float[] centre,
      float[] gradient,
      int gradientFrom,
      float[] sums,
      float[] products,
      int pixels) {
    for (int block = 0; block < C; block += LANES) {
      FloatVector middle = FloatVector.fromArray(F, centre, block);
      FloatVector sum = FloatVector.zero(F);
      FloatVector product = sum;
      for (int i = block; i < pixels * C; i += C) {
        FloatVector g = FloatVector.fromArray(F, gradient, gradientFrom + i);
        sum = g.add(sum);
        product = FloatVector.fromArray(F, x, xFrom + i).sub(middle).fma(g, product);
      }
      sum.intoArray(sums, block);
      product.intoArray(products, block);
    }
  }

  @Override
  public void normalise(
      float[] x,
      int from,
      float[] centre,
      float[] scale,
      float[] offset,
      boolean relu,
      float[] out,
      int to,
      boolean add,
      int pixels) {
    int least = relu ? 0 : Integer.MIN_VALUE;
    for (int block = 0; block < C; block += LANES) {
      FloatVector middle = FloatVector.fromArray(F, centre, block);
      FloatVector factor = FloatVector.fromArray(F, scale, block);
      FloatVector constant = FloatVector.fromArray(F, offset, block);
      for (int i = block; i < pixels * C; i += C) {
        FloatVector v = FloatVector.fromArray(F, x, from + i).sub(middle).fma(factor, constant);
        if (add) {
          v.add(FloatVector.fromArray(F, out, to + i)).intoArray(out, to + i);
        } else {
          v.reinterpretAsInts().max(least).reinterpretAsFloats().intoArray(out, to + i);
        }
      }
    }
  }

  @Override
  public void normGradient(
      float[] x,
      int xFrom,
      float[] centre,
      float[] gradient,
      int gradientFrom,
      float[] a,
      float[] b,
      float[] c,
      float[] out,
      int to,
      int pixels) {
    for (int block = 0; block < C; block += LANES) {
      FloatVector middle = FloatVector.fromArray(F, centre, block);
      FloatVector forGradient = FloatVector.fromArray(F, a, block);
      FloatVector forX = FloatVector.fromArray(F, b, block);
      FloatVector constant = FloatVector.fromArray(F, c, block);
      for (int i = block; i < pixels * C; i += C) {
        FloatVector v = FloatVector.fromArray(F, x, xFrom + i).sub(middle).fma(forX, constant);
        v = FloatVector.fromArray(F, gradient, gradientFrom + i).fma(forGradient, v);
        v.intoArray(out, to + i);
      }
    }
  }

  @Override
  public void addToAll(float[] value, float[] out, int to, int pixels) {
    for (int block = 0; block < C; block += LANES) {
      FloatVector v = FloatVector.fromArray(F, value, block);
      for (int i = block; i < pixels * C; i += C) {
        FloatVector.fromArray(F, out, to + i).add(v).intoArray(out, to + i);
      }
    }
  }

  @Override
  public void keysInto(
      float[] image, int from, int[] padded, int at, int pitch, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int first = from + row * width * C;
      int to = at + row * pitch * C;
      for (int i = 0; i < width * C; i += LANES) {
        // Adding 0 turns -0 into 0, which compares as equal and must have the same key.
        FloatVector v = FloatVector.fromArray(F, image, first + i).add(0f);
        key(v.reinterpretAsInts()).intoArray(padded, to + i);
      }
    }
  }

  @Override
  public void rowMaxima(int[] keys, int at, int pitch, int[] maxima, int to, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int from = at + row * pitch * C;
      int first = to + row * width * C;
      for (int i = 0; i < width * C; i += LANES) {
        int k = from + i;
        ints(keys, k - C).max(ints(keys, k)).max(ints(keys, k + C)).intoArray(maxima, first + i);
      }
    }
  }

  @Override
  public void maximum(
      int[] maxima,
      int from,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      boolean add,
      int rows,
      int width) {
    int down = width * C;
    for (int block = 0; block < C; block += LANES) {
      // Two loops: with a branch in one C2 now and then boxes the vectors.
      if (add) {
        addMaxima(maxima, from, scale, shift, out, to, block, rows * down, down);
      } else {
        putMaxima(maxima, from, scale, shift, out, to, block, rows * down, down);
      }
    }
  }

  private static void putMaxima(
      int[] maxima,
      int from,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      int block,
      int length,
      int down) {
    FloatVector factor = FloatVector.fromArray(F, scale, block);
    FloatVector constant = FloatVector.fromArray(F, shift, block);
    for (int i = block; i < length; i += C) {
      FloatVector m = key(maximum(maxima, from + i, down)).reinterpretAsFloats();
      m.fma(factor, constant).intoArray(out, to + i);
    }
  }

  private static void addMaxima(
      int[] maxima,
      int from,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      int block,
      int length,
      int down) {
    FloatVector factor = FloatVector.fromArray(F, scale, block);
    FloatVector constant = FloatVector.fromArray(F, shift, block);
    for (int i = block; i < length; i += C) {
      FloatVector m = key(maximum(maxima, from + i, down)).reinterpretAsFloats();
      m.fma(factor, constant).add(FloatVector.fromArray(F, out, to + i)).intoArray(out, to + i);
    }
  }

  private static IntVector maximum(int[] maxima, int i, int down) {
    return ints(maxima, i).max(ints(maxima, i + down)).max(ints(maxima, i + 2 * down));
  }

  @Override
  public void moveToRow(int[] maxima, float[] gradient, float[] moved, int rows, int width) {
    int down = width * C;
    for (int i = 0; i < rows * down; i += LANES) {
      IntVector m = maximum(maxima, i, down);
      IntVector g = bits(gradient, i);
      IntVector below = g.and(differs(ints(maxima, i), m));
      IntVector last = below.and(differs(ints(maxima, i + down), m));
      addInto(g.lanewise(VectorOperators.XOR, below), moved, i);
      addInto(below.lanewise(VectorOperators.XOR, last), moved, i + down);
      addInto(last, moved, i + 2 * down);
    }
  }

  @Override
  public void moveToPixel(
      int[] keys,
      int at,
      int pitch,
      int[] maxima,
      float[] moved,
      int[] left,
      int[] same,
      int[] right,
      int rows,
      int width) {
    for (int row = 0; row < rows; row++) {
      int from = (row + 1) * width * C;
      int to = at + row * pitch * C;
      for (int i = 0; i < width * C; i += LANES) {
        int k = to + i;
        IntVector m = ints(maxima, from + i);
        IntVector g = bits(moved, from + i);
        IntVector after = g.and(differs(ints(keys, k - C), m));
        IntVector last = after.and(differs(ints(keys, k), m));
        g.lanewise(VectorOperators.XOR, after).intoArray(left, k);
        after.lanewise(VectorOperators.XOR, last).intoArray(same, k);
        last.intoArray(right, k);
      }
    }
  }

  @Override
  public void addMoved(
      int[] left,
      int[] same,
      int[] right,
      int at,
      int pitch,
      float[] out,
      int to,
      int rows,
      int width) {
    for (int row = 0; row < rows; row++) {
      int from = at + row * pitch * C;
      int first = to + row * width * C;
      for (int i = 0; i < width * C; i += LANES) {
        int k = from + i;
        FloatVector sides = floats(left, k + C).add(floats(right, k - C));
        FloatVector sum = sides.add(floats(same, k));
        sum.add(FloatVector.fromArray(F, out, first + i)).intoArray(out, first + i);
      }
    }
  }

  /** All bits set where two keys differ. */
  private static IntVector differs(IntVector a, IntVector b) {
    IntVector difference = a.lanewise(VectorOperators.XOR, b);
    return difference.or(difference.neg()).max(-1);
  }

  private static void addInto(IntVector bits, float[] out, int i) {
    bits.reinterpretAsFloats().add(FloatVector.fromArray(F, out, i)).intoArray(out, i);
  }

  @Override
  public void scaledInto(
      float[] image,
      int from,
      float[] factors,
      float[] padded,
      int at,
      int pitch,
      int rows,
      int width) {
    for (int row = 0; row < rows; row++) {
      int first = row * width * C;
      int to = at + row * pitch * C;
      for (int i = 0; i < width * C; i += LANES) {
        FloatVector factor = FloatVector.fromArray(F, factors, first + i);
        FloatVector.fromArray(F, image, from + first + i).mul(factor).intoArray(padded, to + i);
      }
    }
  }

  @Override
  public void windowSums(
      float[] padded,
      int at,
      int pitch,
      float[] factors,
      float[] scale,
      float[] shift,
      float[] out,
      int to,
      boolean add,
      int rows,
      int width) {
    for (int block = 0; block < C; block += LANES) {
      FloatVector factor = FloatVector.fromArray(F, scale, block);
      FloatVector constant = FloatVector.fromArray(F, shift, block);
      for (int row = 0; row < rows; row++) {
        int from = at + row * pitch * C;
        int first = row * width * C;
        for (int i = block; i < width * C; i += C) {
          FloatVector v = windowSum(padded, from + i, pitch);
          v = v.mul(FloatVector.fromArray(F, factors, first + i)).fma(factor, constant);
          if (add) {
            v = v.add(FloatVector.fromArray(F, out, to + first + i));
          }
          v.intoArray(out, to + first + i);
        }
      }
    }
  }

  private static FloatVector windowSum(float[] padded, int i, int pitch) {
    FloatVector above = threeSum(padded, i - pitch * C);
    FloatVector below = threeSum(padded, i + pitch * C);
    return above.add(threeSum(padded, i)).add(below);
  }

  private static FloatVector threeSum(float[] padded, int i) {
    FloatVector left = FloatVector.fromArray(F, padded, i - C);
    FloatVector right = FloatVector.fromArray(F, padded, i + C);
    return left.add(FloatVector.fromArray(F, padded, i)).add(right);
  }

  /** All bits set where the float is positive. */
  private static IntVector positive(IntVector bits) {
    return bits.max(0).neg().max(-1);
  }

  /** Integers in the order of the floats; its own inverse. */
  private static IntVector key(IntVector bits) {
    IntVector negative = bits.min(0).max(-1);
    return bits.lanewise(VectorOperators.XOR, negative.and(Integer.MAX_VALUE));
  }

  private static IntVector bits(float[] array, int index) {
    return FloatVector.fromArray(F, array, index).reinterpretAsInts();
  }

  private static IntVector ints(int[] array, int index) {
    return IntVector.fromArray(I, array, index);
  }

  private static FloatVector floats(int[] array, int index) {
    return IntVector.fromArray(I, array, index).reinterpretAsFloats();
  }
}
