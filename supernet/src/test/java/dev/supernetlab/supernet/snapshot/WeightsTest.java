package dev.supernetlab.supernet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private final Weights weights = new Weights(7, slots());

  @Test
  void bytesAndBackIsTheSameToTheBit() throws IOException {
    Weights read = Weights.read(weights.toBytes());
    assertThat(read.step()).isEqualTo(7);
    assertThat(read.slots()).containsExactly("b", "a", "empty");
    assertThat(read.slot("a")).containsExactly(1f, -0f, Float.MIN_VALUE, 1e30f);
    assertThat(read.slot("empty")).isEmpty();
    assertThat(read.toBytes()).isEqualTo(weights.toBytes());
  }

  @Test
  void aMissingSlotIsNamed() {
    assertThatThrownBy(() -> weights.slot("c")).hasMessage("no slot c in the snapshot of step 7");
  }

  @Test
  void everyDamagedByteIsNoticed() {
    byte[] good = weights.toBytes();
    for (int index = 0; index < good.length; index++) {
      byte[] bad = good.clone();
      bad[index] ^= 4;
      assertThatThrownBy(() -> Weights.read(bad)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void truncatedAndForeignBytesAreRefused() {
    byte[] good = weights.toBytes();
    assertThatThrownBy(() -> Weights.read(new byte[10])).hasMessage("10 bytes are too few");
    assertThatThrownBy(() -> Weights.read(Arrays.copyOf(good, good.length - 1)))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> Checkpoint.read(good)).hasMessageContaining("do not start with SNCP");
    byte[] newer = good.clone();
    newer[4] = 2;
    assertThatThrownBy(() -> Weights.read(newer)).hasMessage("version 2, this engine reads 1");
  }

  @Test
  void aCheckpointKeepsThePlanAsItIs() throws IOException {
    String plan = "{\"opaque\": \"\u00e9\\n\"}";
    Checkpoint checkpoint =
        new Checkpoint(3, 48, "111", plan, slots(), Map.of("a", new float[] {5}), null);
    Checkpoint read = Checkpoint.read(checkpoint.toBytes());
    assertThat(read)
        .extracting(Checkpoint::step, Checkpoint::images, Checkpoint::lastTrained, Checkpoint::plan)
        .containsExactly(3L, 48L, "111", plan);
    assertThat(read.values()).containsOnlyKeys("a", "b", "empty");
    assertThat(read.momenta().get("a")).containsExactly(5);
  }

  private static Map<String, float[]> slots() {
    Map<String, float[]> slots = new LinkedHashMap<>();
    slots.put("b", new float[] {2});
    slots.put("a", new float[] {1, -0f, Float.MIN_VALUE, 1e30f});
    slots.put("empty", new float[0]);
    return slots;
  }
}
