package dev.supernetlab.supernet.snapshot;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of a super-net at one step: weights and BN statistics by slot. The arrays are not
 * copied and must not be changed.
 */
public final class Weights {
  private final long step;
  private final Map<String, float[]> slots;

  /**
   * Weights.
   *
   * @param step finished steps
   * @param slots values by slot key, in an order that is kept
   */
  public Weights(long step, Map<String, float[]> slots) {
    this.step = step;
    this.slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** Finished steps of the training. */
  public long step() {
    return step;
  }

  /** Keys of all slots. */
  public Set<String> slots() {
    return slots.keySet();
  }

  /**
   * Values in the layout of the slot's parameter.
   *
   * @throws IllegalArgumentException if there is no such slot
   */
  public float[] slot(String key) {
    float[] values = slots.get(key);
    if (values == null) {
      throw new IllegalArgumentException("no slot " + key + " in the snapshot of step " + step);
    }
    return values;
  }

  /** Bytes that {@link #read} reads; equal weights have equal bytes. */
  public byte[] toBytes() {
    return ArrayFile.write(ArrayFile.SNAPSHOT, new Header(step), slots);
  }

  /**
   * Reads what {@link #toBytes} made.
   *
   * @throws IOException if the bytes are damaged or of another version
   */
  public static Weights read(byte[] bytes) throws IOException {
    ArrayFile.Content<Header> content = ArrayFile.read(ArrayFile.SNAPSHOT, Header.class, bytes);
    return new Weights(content.header().step(), content.arrays());
  }

  private record Header(long step) {}
}
