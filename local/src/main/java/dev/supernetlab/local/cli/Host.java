package dev.supernetlab.local.cli;

import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.client.LabClient;
import dev.supernetlab.local.process.RunningLab;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The lab that a command works with. */
sealed interface Host extends AutoCloseable {
  LabClient client();

  /**
   * Returns while the lab can be expected to answer.
   *
   * @throws UnavailableException if a process of it has ended
   */
  void requireAlive();

  @Override
  void close();

  /** A lab that others started, here or elsewhere, and end. */
  record Found(LabClient client) implements Host {
    @Override
    public void requireAlive() {
      // That it does not answer is all that can be known of it.
    }

    @Override
    public void close() {
      // It stays.
    }
  }

  /** A lab that lives as long as this command. */
  record Started(RunningLab lab, Interruption interruption) implements Host {

    /** Starts one; an interrupt ends it in order. */
    static Started start(Supplier<RunningLab> start, Console console) {
      AtomicReference<RunningLab> started = new AtomicReference<>();
      Interruption interruption =
          new Interruption(
              () -> {
                console.say("Stopping; the same command goes on from here.");
                // What is half started ends by itself when this process is gone.
                Optional.ofNullable(started.get()).ifPresent(RunningLab::close);
              });
      try {
        started.set(start.get());
        return new Started(started.get(), interruption);
      } catch (RuntimeException e) {
        interruption.close();
        throw e;
      }
    }

    @Override
    public LabClient client() {
      return LabClient.at(lab.state().url());
    }

    @Override
    public void requireAlive() {
      lab.requireAlive();
    }

    @Override
    public void close() {
      lab.close();
      interruption.close();
    }
  }
}
