package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.space.Child;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much the weights of one training are.
 *
 * @param slots how many there are
 * @param values numbers of all slots: weights and BN statistics
 * @param trained numbers that have a momentum once their child was trained
 */
public record WeightSizes(long slots, long values, long trained) {
  /** Name and length of an array in the index of a file, about. */
  private static final int HEADER_BYTES = 65;

  /** The slots that these children have together. */
  public static WeightSizes of(Blueprint blueprint, SharingPolicy sharing, List<Child> children) {
    Set<String> seen = new HashSet<>();
    long values = 0;
    long trained = 0;
    for (Child child : children) {
      for (Parameter parameter : blueprint.parameters(child)) {
        if (seen.add(sharing.slot(child, parameter))) {
          values += parameter.length();
          trained += parameter.kind().trained() ? parameter.length() : 0;
        }
      }
    }
    return new WeightSizes(seen.size(), values, trained);
  }

  /** Bytes of a snapshot, about. */
  public long snapshotBytes() {
    return Float.BYTES * values + HEADER_BYTES * slots;
  }

  /** Bytes of a checkpoint, at most, about. */
  public long checkpointBytes() {
    return Float.BYTES * (values + trained) + 2 * HEADER_BYTES * slots;
  }

  /** Bytes on the heap while a checkpoint is made, at most: its arrays, and the file. */
  public long heap() {
    return 2 * checkpointBytes();
  }

  /** Bytes that a trainer keeps beside the heap: values, momenta and gradients. */
  public long memory() {
    return Float.BYTES * (values + 2 * trained);
  }
}
