package dev.supernetlab.embedded;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node that is broker and controller at once, on 127.0.0.1. What was acknowledged
 * outlives the process: the same directory started again, after a stop or a kill, holds the same
 * records.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE_ID = 1;
  private static final String CONTROLLER = "CONTROLLER";

  /** One node, no waiting for others, little memory, nothing ever deleted by age. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          entry("process.roles", "broker,controller"),
          entry("node.id", Integer.toString(NODE_ID)),
          entry("controller.listener.names", CONTROLLER),
          entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          entry("offsets.topic.replication.factor", "1"),
          entry("offsets.topic.num.partitions", "4"),
          entry("transaction.state.log.replication.factor", "1"),
          entry("transaction.state.log.min.isr", "1"),
          entry("transaction.state.log.num.partitions", "4"),
          entry("share.coordinator.state.topic.replication.factor", "1"),
          entry("share.coordinator.state.topic.min.isr", "1"),
          entry("group.initial.rebalance.delay.ms", "0"),
          entry("log.cleaner.dedupe.buffer.size", "4194304"),
          entry("log.index.size.max.bytes", "1048576"),
          entry("log.retention.ms", "-1"),
          // Committed offsets of a lab that rested for months still count.
          entry("offsets.retention.minutes", "5256000"),
          // After a kill the controller lets the same node back in when these have passed.
          entry("broker.session.timeout.ms", "2000"),
          entry("broker.heartbeat.interval.ms", "500"));

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the node; it accepts clients when this returns. An empty or missing directory is
   * formatted first.
   *
   * @param directory holds all the broker's data
   * @param port of the clients' listener; 0: a free one
   * @throws UnavailableException if the port or the directory is in use, or cannot be used
   */
  public static EmbeddedBroker start(Path directory, int port) {
    int clients = Loopback.port(port, "the Kafka broker");
    int controllers = Loopback.port(0, "the Kafka controller");
    try {
      Files.createDirectories(directory);
      format(directory);
      KafkaRaftServer server =
          new KafkaRaftServer(config(directory, clients, controllers), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, clients);
    } catch (Exception e) {
      throw new UnavailableException(
          "The Kafka broker could not start on %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Where clients connect: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return Loopback.HOST + ":" + port;
  }

  /** Stops in order; the directory can be started again. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(quiet)
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName(CONTROLLER)
          .setIgnoreFormatted(true)
          .run();
    }
  }

  private static KafkaConfig config(Path directory, int clients, int controllers)
      throws IOException {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.put("log.dirs", directory.toRealPath().toString());
    all.put("controller.quorum.voters", NODE_ID + "@" + Loopback.HOST + ":" + controllers);
    all.put(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
            .formatted(Loopback.HOST, clients, controllers));
    all.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(Loopback.HOST, clients));
    return new KafkaConfig(all, false);
  }
}
