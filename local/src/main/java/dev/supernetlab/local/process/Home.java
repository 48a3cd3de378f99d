package dev.supernetlab.local.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The directory that holds all a lab keeps: log, results, weights, data, and who runs on it. */
public record Home(Path directory) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NEEDED_MB = 500;
  private static final long LEAST_MB = 50;
  private static final long BYTES_PER_MB = 1_000_000;

  public Path data() {
    return directory.resolve("data");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  public Path store() {
    return directory.resolve("store");
  }

  /** Where the services keep snapshots. */
  public Path snapshots() {
    return store().resolve("snapshots");
  }

  private Path state() {
    return directory.resolve("lab.json");
  }

  /**
   * Makes the directory and looks whether a lab can work in it.
   *
   * @throws UnavailableException if it cannot be written, or the disk is too full
   */
  public void prepare() {
    try {
      Files.createDirectories(logs());
      Files.createDirectories(store());
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be written (%s): give another --home.".formatted(directory, e), e);
    }
    requireFree(NEEDED_MB, "free some, or give another --home");
  }

  /**
   * Looks whether a lab can go on working.
   *
   * @throws UnavailableException if the disk is nearly full
   */
  void requireRoom() {
    requireFree(LEAST_MB, "free some and give the same command again, which goes on from here");
  }

  private void requireFree(long neededMb, String advice) {
    long freeMb = freeMb();
    if (freeMb < neededMb) {
      throw new UnavailableException(
          "The disk of %s has %d MB free and a lab needs %d: %s."
              .formatted(directory, freeMb, neededMb, advice));
    }
  }

  /** Free space of the disk it is on, in 10^6 bytes. */
  public long freeMb() {
    try {
      return Files.getFileStore(directory).getUsableSpace() / BYTES_PER_MB;
    } catch (IOException e) {
      throw new UnavailableException(
          "How much of the disk of %s is free cannot be read (%s).".formatted(directory, e), e);
    }
  }

  /** Whether a lab has worked here before. */
  public boolean isUsed() {
    return Files.exists(directory.resolve("kafka"));
  }

  /** Who runs on this home, or ran until it was killed. */
  public Optional<LabState> readState() {
    try {
      return Files.exists(state())
          ? Optional.of(JSON.readValue(state().toFile(), LabState.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be read (%s): delete it if no lab runs.".formatted(state(), e), e);
    }
  }

  void writeState(LabState running) {
    try {
      Path next = directory.resolve("lab.json.next");
      JSON.writeValue(next.toFile(), running);
      replace(next, state());
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be written (%s).".formatted(state(), e), e);
    }
  }

  void deleteState() {
    try {
      Files.deleteIfExists(state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
