package dev.supernetlab.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a class of this program in a virtual machine of its own, which this one's history spares.
 */
public final class OwnProcess {
  private OwnProcess() {}

  /**
   * What it printed, without the space around it.
   *
   * @throws ContenderException if it cannot be started
   */
  static String run(Class<?> main, List<String> arguments) {
    return run(main, List.of("-Xmx2g"), arguments);
  }

  /**
   * Likewise, in a virtual machine with this one's flags but for the heap's size, and then these.
   *
   * @throws ContenderException if it cannot be started
   */
  public static String run(Class<?> main, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx"))
        .forEach(command::add);
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      byte[] output = builder.start().getInputStream().readAllBytes();
      return new String(output, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new ContenderException(main.getSimpleName() + " in a process of its own failed", e);
    }
  }
}
