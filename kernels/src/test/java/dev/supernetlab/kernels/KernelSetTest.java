package dev.supernetlab.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelSetTest {
  @Test
  void aSetIsOpenedByItsName() {
    try (Kernels cpu = KernelSet.open("cpu");
        Kernels portable = KernelSet.open("portable")) {
      assertThat(cpu.name()).startsWith("cpu/");
      assertThat(portable.name()).startsWith("portable/");
    }
  }

  @Test
  void theFastestSetIsTheBest() {
    try (Kernels kernels = KernelSet.open("auto")) {
      assertThat(kernels.name()).startsWith("cpu/");
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> KernelSet.open("gpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kernels 'gpu': must be auto, cpu or portable");
  }

  @Test
  void withoutTheVectorModuleASentenceSaysSoAndTheBestSetIsPortable() throws Exception {
    String output = runWithoutVectorModule();
    assertThat(output)
        .contains("start java with --add-modules=jdk.incubator.vector")
        .contains("auto opens portable/")
        .doesNotContain("NoClassDefFoundError");
  }

  /** Prints what opening the sets leads to, in a JVM of its own. */
  public static void main(String[] arguments) {
    try {
      KernelSet.open("cpu").close();
    } catch (KernelsUnavailableException e) {
      System.out.println(e.getMessage());
    }
    try (Kernels kernels = KernelSet.open("auto")) {
      System.out.println("auto opens " + kernels.name());
    }
  }

  private static String runWithoutVectorModule() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KernelSetTest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
