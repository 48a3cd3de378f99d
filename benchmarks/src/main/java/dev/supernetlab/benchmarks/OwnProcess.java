package dev.supernetlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a class of this program in a virtual machine of its own, which this one's history spares.
 */
public final class OwnProcess {
  private static final List<String> FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "-Xmx2g",
          "-XX:MaxNewSize=512m",
          "-XX:+UseParallelGC",
          "-XX:MaxNodeLimit=400000",
          "-XX:NodeLimitFudgeFactor=8000",
          "-XX:LiveNodeCountInliningCutoff=200000",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=dontinline,dev/supernetlab/kernels/cpu/VectorChannels*.*Where*");

  private OwnProcess() {}

  /**
   * What it printed, without the space around it.
   *
   * @throws ContenderException if it cannot be started
   */
  static String run(Class<?> main, List<String> arguments) {
    return run(main, FLAGS, arguments);
  }

  /**
   * Likewise, in a virtual machine with these flags.
   *
   * @throws ContenderException if it cannot be started
   */
  public static String run(Class<?> main, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
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
