package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void valuesAreReadFromTheFirstLineWithTheirName() {
    List<String> lines = List.of("processor : 0", "model name\t: A: B", "model name : C");
    assertThat(Machine.value(lines, "model name")).hasValue("A: B");
    assertThat(Machine.value(lines, "flags")).isEmpty();
  }
}
