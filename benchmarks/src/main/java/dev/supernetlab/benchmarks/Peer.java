package dev.supernetlab.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another engine, in as many processes as the machine has processors. */
final class Peer implements Contender {
  private final String name;
  private final List<Instance> instances;

  private Peer(String name, List<Instance> instances) {
    this.name = name;
    this.instances = instances;
  }

  /**
   * Starts the processes.
   *
   * @param command of one that speaks the peers' protocol
   * @throws ContenderException if they do not start
   */
  static Peer start(String name, List<String> command, int processors) {
    List<Instance> instances = new ArrayList<>();
    try {
      for (int i = 0; i < processors; i++) {
        instances.add(new Instance(command));
      }
      return new Peer(name, instances);
    } catch (ContenderException e) {
      instances.forEach(Instance::close);
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return instances.get(0).version;
  }

  @Override
  public List<Mode> modes() {
    Mode one = new Mode(1, instances.size());
    Mode many = new Mode(instances.size(), 1);
    return one.equals(many) ? List.of(one) : List.of(one, many);
  }

  @Override
  public double imagesPerSecond(Task task, Mode mode, double seconds) {
    String request = mode.threads() + " " + seconds + " " + task.request();
    List<Instance> used = instances.subList(0, mode.instances());
    used.forEach(instance -> instance.ask(request));
    return used.stream().mapToDouble(instance -> Double.parseDouble(instance.answer())).sum();
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
  }

  /** One process. */
  private static final class Instance {
    private final Path errors;
    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;
    private final String version;

    Instance(List<String> command) {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().remove("OMP_NUM_THREADS");
      try {
        this.errors = Files.createTempFile("peer", ".err");
        this.process = builder.redirectError(errors.toFile()).start();
      } catch (IOException e) {
        throw new ContenderException(e.getMessage(), e);
      }
      this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
      this.answers = process.inputReader(StandardCharsets.UTF_8);
      this.version = answer();
    }

    void ask(String request) {
      requests.println(request);
    }

    String answer() {
      try {
        String line = answers.readLine();
        if (line == null) {
          throw new ContenderException(lastError());
        }
        return line;
      } catch (IOException e) {
        throw new ContenderException(e.getMessage(), e);
      }
    }

    private String lastError() throws IOException {
      List<String> lines =
          Files.readAllLines(errors).stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "it ended without a word" : lines.get(lines.size() - 1);
    }

    void close() {
      process.destroy();
      try {
        Files.deleteIfExists(errors);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
