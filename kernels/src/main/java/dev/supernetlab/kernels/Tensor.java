package dev.supernetlab.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense float INDArray in c order that owns its memory, with the views that kernels need made
 * once; or an array on the heap in its place. Activations are [N,H,W,C].
 */
public final class Tensor {
  private final long[] shape;
  private final int length;
  private final INDArray array;
  private final float[] heap;
  private final FloatPointer pointer;
  private final FloatBuffer floats;

  private Tensor(INDArray array) {
    this.shape = array.shape();
    this.length = (int) array.length();
    this.array = array;
    this.heap = null;
    this.pointer = new FloatPointer(array.data().addressPointer());
    this.floats = array.data().asNioFloat();
  }

  private Tensor(float[] heap, long... shape) {
    this.shape = shape.clone();
    this.length = heap.length;
    this.array = null;
    this.heap = heap;
    this.pointer = null;
    this.floats = FloatBuffer.wrap(heap);
  }

  /** A new tensor of zeros; a scalar dimension of 0 is not allowed. */
  public static Tensor zeros(long... shape) {
    return new Tensor(Nd4j.create(DataType.FLOAT, shape, 'c'));
  }

  /**
   * A new tensor of zeros in an array of Java's, which vectors reach without a copy: for
   * activations between kernels that compute with those. It has no INDArray and no address.
   */
  public static Tensor onHeap(long... shape) {
    return new Tensor(new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
  }

  /** The array itself, not a copy; null of one {@linkplain #onHeap on the heap}. */
  public INDArray array() {
    return array;
  }

  /** All elements, not a copy, of one {@linkplain #onHeap on the heap}; else null. */
  public float[] heap() {
    return heap;
  }

  /**
   * The whole memory, position 0, native order, for kernels that compute in main memory; use
   * absolute gets and puts. With a GPU it may be older than what was computed.
   */
  public FloatBuffer floats() {
    return floats;
  }

  /** Address of the first element. */
  public FloatPointer pointer() {
    return pointer;
  }

  /** Sizes of all dimensions. */
  public long[] shape() {
    return shape.clone();
  }

  /** Size of a dimension. */
  public int dim(int axis) {
    return (int) shape[axis];
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** Number of elements. */
  public int length() {
    return length;
  }

  /** Copies all elements in; the array must have exactly as many. */
  public Tensor fill(float[] values) {
    if (values.length != length()) {
      throw new IllegalArgumentException(values.length + " values for " + length());
    }
    return put(0, values, 0, values.length);
  }

  /** Copies so many elements in, from one index of the array to one of this. */
  public Tensor put(int to, float[] values, int from, int count) {
    floats.put(to, values, from, count);
    if (array != null) {
      Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }
    return this;
  }

  /** Copies all elements of one of the same shape. */
  public void copyFrom(Tensor source) {
    if (Memory.MAIN) {
      floats.put(0, source.floats, 0, length());
    } else {
      array.assign(source.array);
    }
  }

  /** A copy of all elements, from wherever they are. */
  public float[] toArray() {
    if (array != null) {
      Nd4j.getAffinityManager().ensureLocation(array, AffinityManager.Location.HOST);
    }
    float[] values = new float[length()];
    floats.get(0, values);
    return values;
  }

  /** Sets all elements to zero. */
  public void clear() {
    if (heap != null) {
      Arrays.fill(heap, 0);
    } else if (Memory.MAIN) {
      Pointer.memset(pointer, 0, (long) Float.BYTES * length());
    } else {
      array.assign(0);
    }
  }

  /** Frees its memory, as far as the collector does not. */
  public void close() {
    if (array != null && array.closeable()) {
      array.close();
    }
  }

  private static final class Memory {
    static final boolean MAIN = Backend.isInMainMemory();
  }
}
