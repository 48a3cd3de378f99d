package dev.supernetlab.local.process;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the services are told about where they run. */
final class ServiceProperties {
  private static final int MOST_PARALLEL = 16;

  private ServiceProperties() {}

  static List<String> of(Home home, LabState state, RunningLab.Options options) {
    List<String> all = new ArrayList<>();
    add(all, "lab.end-with-input", true);
    add(all, "quarkus.http.port", state.url().getPort());
    add(all, "kafka.bootstrap.servers", state.kafka());
    add(all, "quarkus.mongodb.connection-string", state.mongo());
    add(all, "lab.store.directory", home.store());
    add(
        all,
        "lab.data.directories",
        options.dataDirectories().stream().map(Path::toString).collect(joining(",")));
    add(all, "quarkus.log.file.path", home.logs().resolve("services.log"));
    // More threads than cores gain nothing, and no number of them changes a score.
    int parallel = Math.min(MOST_PARALLEL, Runtime.getRuntime().availableProcessors());
    add(all, "trainer.parallel", parallel);
    add(all, "evaluator.parallel", parallel);
    if (!options.working()) {
      pause(all, "trainer-samples");
      pause(all, "evaluator-snapshots");
    }
    return all;
  }

  /** Keeps what comes in by a channel waiting in its topic. */
  private static void pause(List<String> all, String channel) {
    add(all, "mp.messaging.incoming." + channel + ".pausable", true);
    add(all, "mp.messaging.incoming." + channel + ".initially-paused", true);
  }

  private static void add(List<String> all, String name, Object value) {
    all.add("-D" + name + "=" + value);
  }
}
