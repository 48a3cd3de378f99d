package dev.supernetlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a class of this program in a virtual machine of its own, which this one's history spares.
 */
final class OwnProcess {
  private OwnProcess() {}

  /**
   * What it printed, without the space around it.
   *
   * @throws ContenderException if it cannot be started
   */
  static String run(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-Xmx2g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      byte[] output = builder.start().getInputStream().readAllBytes();
      return new String(output, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new ContenderException(main.getSimpleName() + " in a process of its own failed", e);
    }
  }
}
