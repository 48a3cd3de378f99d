package dev.supernetlab.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.local.process.Home;
import dev.supernetlab.local.process.LabState;
import dev.supernetlab.local.process.ProcessRef;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The command line as it is built, in a process of its own. */
final class LabProcess implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Home home;
  private final Path out;
  private final Path err;
  private final Process process;

  private LabProcess(Home home, Path out, Path err, Process process) {
    this.home = home;
    this.out = out;
    this.err = err;
    this.process = process;
  }

  static LabProcess start(Path home, String... arguments) throws IOException {
    Files.createDirectories(home);
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlab.root=" + ROOT,
                "-cp",
                ROOT.resolve("local/target/cli") + "/*",
                "dev.supernetlab.local.cli.Lab"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString(), "--port", "0"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new LabProcess(new Home(home), out, err, process);
  }

  /** Runs a command to its end. */
  static LabProcess finished(Path home, String... arguments)
      throws IOException, InterruptedException {
    LabProcess lab = start(home, arguments);
    lab.await();
    return lab;
  }

  /** Waits for the end and returns the exit code. */
  int await() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
        .withFailMessage(() -> "does not end: " + err())
        .isTrue();
    return process.exitValue();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  /** Who runs, once they are ready. */
  LabState ready() {
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () -> {
              assertThat(process.isAlive()).withFailMessage(this::err).isTrue();
              return home.readState().filter(LabProcess::isReady).isPresent();
            });
    return home.readState().orElseThrow();
  }

  private static boolean isReady(LabState state) {
    try {
      return state.services() != null && ask(state, "/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Sends what Ctrl-C sends to this process alone. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** Kills only the process that started the others. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills all processes at once. */
  void killAll() throws InterruptedException {
    LabState state = home.readState().orElseThrow();
    List<ProcessHandle> all =
        Stream.of(state.owner(), state.services(), state.broker())
            .flatMap(process -> process.handle().stream())
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    kill();
    awaitEnd(state);
  }

  /** Waits until no process of a lab is left. */
  static void awaitEnd(LabState state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Stream.of(state.owner(), state.services(), state.broker())
                    .noneMatch(ProcessRef::isAlive));
  }

  /** The answer of a GET on a lab that is up. */
  static String get(LabState state, String path) throws IOException {
    HttpResponse<String> answer = ask(state, path);
    assertThat(answer.statusCode()).withFailMessage(answer::body).isEqualTo(200);
    return answer.body();
  }

  /** What a GET on a lab that is up is answered with, whatever its status. */
  static String answer(LabState state, String path) throws IOException {
    return ask(state, path).body();
  }

  private static HttpResponse<String> ask(LabState state, String path) throws IOException {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(state.url().resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "unreadable: " + e;
    }
  }
}
