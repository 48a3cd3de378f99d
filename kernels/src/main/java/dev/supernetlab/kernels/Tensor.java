package dev.supernetlab.kernels;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense float INDArray in c order that owns its memory, with the views that kernels need made
 * once. Activations are [N,H,W,C].
 */
public final class Tensor {
  private final INDArray array;
  private final FloatPointer pointer;
  private final FloatBuffer floats;
  private final IntBuffer bits;

  private Tensor(INDArray array) {
    this.array = array;
    this.pointer = new FloatPointer(array.data().addressPointer());
    this.floats = array.data().asNioFloat();
    this.bits = array.data().asNio().order(ByteOrder.nativeOrder()).asIntBuffer();
  }

  /** A new tensor of zeros; a scalar dimension of 0 is not allowed. */
  public static Tensor zeros(long... shape) {
    return new Tensor(Nd4j.create(DataType.FLOAT, shape, 'c'));
  }

  /** The array itself, not a copy. */
  public INDArray array() {
    return array;
  }

  /** The whole memory, position 0, native order; use absolute gets and puts. */
  public FloatBuffer floats() {
    return floats;
  }

  /** The same memory as the bits of its floats. */
  public IntBuffer bits() {
    return bits;
  }

  /** Address of the first element. */
  public FloatPointer pointer() {
    return pointer;
  }

  /** Size of a dimension. */
  public int dim(int axis) {
    return (int) array.size(axis);
  }

  /** Number of dimensions. */
  public int rank() {
    return array.rank();
  }

  /** Number of elements. */
  public int length() {
    return (int) array.length();
  }

  /** Copies all elements in; the array must have exactly as many. */
  public Tensor fill(float[] values) {
    if (values.length != length()) {
      throw new IllegalArgumentException(values.length + " values for " + length());
    }
    floats.put(0, values);
    return this;
  }

  /** A copy of all elements. */
  public float[] toArray() {
    float[] values = new float[length()];
    floats.get(0, values);
    return values;
  }

  /** Sets all elements to zero. */
  public void clear() {
    Pointer.memset(pointer, 0, (long) Float.BYTES * length());
  }
}
