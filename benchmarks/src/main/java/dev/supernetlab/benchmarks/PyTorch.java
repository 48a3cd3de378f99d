package dev.supernetlab.benchmarks;

import dev.supernetlab.supernet.space.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** PyTorch in a process of its own, with as many threads as it chooses. */
final class PyTorch implements AutoCloseable {
  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;
  private final String version;

  private PyTorch(Process process) throws IOException {
    this.process = process;
    this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.version = answers.readLine();
  }

  /** Starts the peer; empty where this python has no PyTorch. */
  static Optional<PyTorch> start(String python, Path script) throws IOException {
    ProcessBuilder command = new ProcessBuilder(python, script.toString());
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().remove("OMP_NUM_THREADS");
    PyTorch peer;
    try {
      peer = new PyTorch(command.start());
    } catch (IOException e) {
      return Optional.empty();
    }
    return peer.version == null ? Optional.empty() : Optional.of(peer);
  }

  String version() {
    return version;
  }

  double imagesPerSecond(Network network, Child child, double seconds) throws IOException {
    requests.println(network.request(child) + " " + seconds);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("PyTorch has ended");
    }
    return Double.parseDouble(answer);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
