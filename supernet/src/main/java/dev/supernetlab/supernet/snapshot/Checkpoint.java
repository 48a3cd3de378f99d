package dev.supernetlab.supernet.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a training needs to go on bit for bit. A slot has a momentum exactly if it ever had a
 * gradient. The arrays are not copied and must not be changed.
 *
 * @param step finished steps
 * @param images images trained, counted once per child
 * @param lastTrained label of the child trained last; null before the first step and after one of
 *     several
 * @param plan opaque to the engine: whatever the caller needs to find its way back
 * @param values weights and BN statistics by slot key
 * @param momenta momentum by slot key
 * @param plateau of the learning rate; null where it is a function of the step
 */
public record Checkpoint(
    long step,
    long images,
    String lastTrained,
    String plan,
    Map<String, float[]> values,
    Map<String, float[]> momenta,
    PlateauState plateau) {
  private static final String VALUE = "value ";
  private static final String MOMENTUM = "momentum ";

  /** Bytes that {@link #read} reads. */
  public byte[] toBytes() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    values.forEach((key, array) -> arrays.put(VALUE + key, array));
    momenta.forEach((key, array) -> arrays.put(MOMENTUM + key, array));
    return ArrayFile.write(
        ArrayFile.CHECKPOINT, new Header(step, images, lastTrained, plan, plateau), arrays);
  }

  /**
   * Reads what {@link #toBytes} made.
   *
   * @throws IOException if the bytes are damaged or of another version
   */
  public static Checkpoint read(byte[] bytes) throws IOException {
    ArrayFile.Content<Header> content = ArrayFile.read(ArrayFile.CHECKPOINT, Header.class, bytes);
    Header header = content.header();
    return new Checkpoint(
        header.step(),
        header.images(),
        header.lastTrained(),
        header.plan(),
        with(VALUE, content.arrays()),
        with(MOMENTUM, content.arrays()),
        header.plateau());
  }

  private static Map<String, float[]> with(String prefix, Map<String, float[]> arrays) {
    Map<String, float[]> found = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), array);
          }
        });
    return found;
  }

  private record Header(
      long step,
      long images,
      String lastTrained,
      String plan,
      @JsonInclude(JsonInclude.Include.NON_NULL) PlateauState plateau) {}
}
