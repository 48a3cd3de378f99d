package dev.supernetlab.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.analytics.report.State;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.client.LabClient;
import dev.supernetlab.local.display.Display;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Experiments of one lab, from submission to report. */
final class Experiments {
  private static final int POLL_MS = 1000;
  private static final long BYTES_PER_MIB = 1 << 20;
  private static final Set<String> UNFINISHED = Set.of("submitted", "running");

  private final Host host;
  private final LabClient client;
  private final Console console;

  Experiments(Host host, Console console) {
    this.host = host;
    this.client = host.client();
    this.console = console;
  }

  /**
   * Makes sure that the experiment is known.
   *
   * @param again makes another one with the same spec, if it is
   * @return its id
   */
  String submit(SpecFile spec, boolean again) {
    String id = again ? unused(spec.id()) : spec.id();
    tellMemory(client.put(id, spec.text(), spec.type()));
    return id;
  }

  /** Says what its trainings will need, unless nothing more will happen to it. */
  private void tellMemory(JsonNode experiment) {
    JsonNode memory = experiment.path("trainerMemory");
    if (memory.isObject() && UNFINISHED.contains(experiment.path("state").asText())) {
      console.say(
          ("A trainer will need about %,d MiB with one training at a time,"
                  + " and %,d MiB more for each further one.")
              .formatted(
                  memory.path("peak").asLong() / BYTES_PER_MIB,
                  memory.path("perFurtherTraining").asLong() / BYTES_PER_MIB));
    }
  }

  private String unused(String id) {
    String next = id;
    for (int n = 2; client.experiment(next).isPresent(); n++) {
      next = id + "-" + n;
    }
    return next;
  }

  /** Whether the experiment is known and nothing more will happen to it. */
  boolean hasEnded(String id) {
    return client.progress(id).filter(progress -> progress.state().ended()).isPresent();
  }

  /**
   * Shows how far the experiment is until it has ended, and prints its report.
   *
   * @return what the command line ends with
   * @throws UsageException if there is no such experiment
   */
  int finish(String id, Format format) {
    if (client.experiment(id).isEmpty()) {
      throw new UsageException("There is no experiment " + id + ": ./lab list shows them.");
    }
    Progress end = awaitEnd(id);
    format.print(client, id, null, console.results());
    if (end.state() == State.COMPLETED) {
      return ExitCode.DONE;
    }
    console.say(
        end.failure() == null
            ? "%s was %s.".formatted(id, end.state().label())
            : "%s failed: %s".formatted(id, end.failure()));
    return ExitCode.FAILED;
  }

  private Progress awaitEnd(String id) {
    Optional<Progress> first = client.progress(id);
    if (first.isPresent() && first.get().state().ended()) {
      console.say(id + " has ended before; this is its stored report (--again starts anew).");
      return first.get();
    }
    try (Display display = console.display(id)) {
      Patience patience = new Patience(console);
      while (true) {
        host.requireAlive();
        Optional<Progress> now = patience.ask(() -> client.progress(id));
        now.map(Standing::of).ifPresent(s -> display.at(s.done(), s.total(), s.note()));
        if (now.isPresent() && now.get().state().ended()) {
          return now.get();
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    } catch (InterruptedException e) {
      throw new UnavailableException("Waiting was interrupted.", e);
    }
  }
}
