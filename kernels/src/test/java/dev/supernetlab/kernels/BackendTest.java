package dev.supernetlab.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendTest {
  @TempDir Path classes;

  @Test
  void tensorsOfTheProcessorsBackendLieInMainMemory() {
    assertThat(Backend.isInMainMemory()).isTrue();
  }

  @Test
  void withoutABackendOneSentenceSaysSo() throws Exception {
    assertThat(sentences())
        .containsExactly(
            "ND4J has no backend on the class path of this process: build it on this machine, %s on %s"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  @Test
  void aBackendForGpusWithoutAGpuIsSaidInOneSentence() throws Exception {
    Path backend = classes.resolve("org/nd4j/linalg/jcublas/JCublasBackend.class");
    Files.createDirectories(backend.getParent());
    Files.createFile(backend);
    assertThat(sentences())
        .containsExactly(
            "This build computes on an NVIDIA GPU and finds none that its driver can use with CUDA"
                + " 11.6: start it on a machine with one, or build it without -Pcuda");
  }

  /** Prints why no kernels can be had, in a JVM of its own. */
  public static void main(String[] arguments) {
    for (String name : List.of("auto", "cpu", "portable")) {
      try {
        KernelSet.open(name).close();
      } catch (KernelsUnavailableException e) {
        System.out.println("> " + e.getMessage());
      }
    }
  }

  /** The different ones that a process says whose class path lacks ND4J's backend. */
  private List<String> sentences() throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("nd4j-native-1"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                classPath + File.pathSeparator + classes,
                BackendTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).as(output).contains("> ");
    return output
        .lines()
        .filter(line -> line.startsWith("> "))
        .map(line -> line.substring(2))
        .distinct()
        .toList();
  }
}
