package dev.supernetlab.benchmarks.pipeline;

import dev.supernetlab.benchmarks.ContenderException;
import dev.supernetlab.benchmarks.Network;
import dev.supernetlab.benchmarks.OwnProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the pipeline and the bare loop in turn, each in processes of their own.
 *
 * @param lab the lab's command line
 * @param processors of this machine: trainings, and threads of the bare loop for each of its parts
 */
public record Pipeline(Path lab, int processors) {
  /** As the process of the services has them. */
  private static final List<String> SIZES = List.of("-XX:MaxRAMPercentage=60");

  /**
   * One measurement of each.
   *
   * @param pipeline seconds from the first order to the last evaluation
   * @param bare seconds for the same
   * @param waiting shares of the pipeline's time
   */
  public record Pair(double pipeline, double bare, Waiting waiting) {}

  /**
   * Measures a pair.
   *
   * @throws ContenderException if a part fails, or the two came to different scores
   */
  public Pair measure(Network network) {
    Path directory = temporary();
    try {
      return measure(Work.of(network, processors), directory);
    } catch (IOException e) {
      throw new ContenderException(directory + " cannot be written", e);
    } finally {
      delete(directory);
    }
  }

  private Pair measure(Work work, Path directory) throws IOException {
    Recording warmUp;
    Recording measured;
    Waiting waiting;
    try (LabProcess process = LabProcess.start(lab, directory.resolve("home"))) {
      warmUp = process.run(work.warmUp());
      Meters before = process.meters();
      measured = process.run(work.measured());
      waiting = Waiting.between(before, process.meters());
    }
    Path first = directory.resolve("warm-up");
    Path second = directory.resolve("measured");
    warmUp.writeOrders(first);
    measured.writeOrders(second);
    String[] bare =
        OwnProcess.run(
                BareLoop.class,
                SIZES,
                List.of(Integer.toString(processors), first.toString(), second.toString()))
            .split(" ", -1);
    if (bare.length != 2) {
      throw new ContenderException("the bare loop failed");
    }
    if (!bare[1].equals(measured.scores().digest())) {
      throw new ContenderException("pipeline and bare loop came to different scores");
    }
    return new Pair(measured.seconds(), Double.parseDouble(bare[0]), waiting);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("pipeline");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
