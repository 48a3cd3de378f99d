package dev.supernetlab.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Broker and store in a process of their own.
 *
 * <p>Arguments: the directory that holds all data and logs, the broker's port, the store's port (0
 * or missing: a free one). When both accept clients, one line of JSON on standard output says
 * where: {@code {"kafka":"127.0.0.1:9092","mongo":"mongodb://127.0.0.1:27017"}}. The process ends,
 * in order, when its standard input does, and so with the process that started it, however that
 * ended. It ends with 3 and one sentence on standard error if it cannot start.
 */
public final class Embedded {
  private static final int UNAVAILABLE = 3;
  private static final int LOG_BYTES = 10_000_000;

  private Embedded() {}

  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[0]);
    logTo(home.resolve("logs"));
    try {
      EmbeddedStore store = EmbeddedStore.start(home.resolve("mongo.mv"), port(args, 2));
      EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"), port(args, 1));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, store), "stop"));
      System.out.printf(
          "{\"kafka\":\"%s\",\"mongo\":\"%s\"}%n",
          broker.bootstrapServers(), store.connectionString());
    } catch (UnavailableException e) {
      Logger.getLogger(Embedded.class.getName()).log(Level.SEVERE, e.getMessage(), e);
      System.err.println(e.getMessage());
      Runtime.getRuntime().halt(UNAVAILABLE);
    }
    awaitEnd(System.in);
    System.exit(0);
  }

  private static int port(String[] args, int index) {
    return args.length > index ? Integer.parseInt(args[index]) : 0;
  }

  private static void stop(EmbeddedBroker broker, EmbeddedStore store) {
    try (store;
        broker) {
      Logger.getLogger(Embedded.class.getName()).info("stopping");
    }
  }

  private static void awaitEnd(InputStream input) throws IOException {
    input.transferTo(java.io.OutputStream.nullOutputStream());
  }

  /** Two files that replace each other, so that logs never fill the disk. */
  private static void logTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    LogManager.getLogManager().reset();
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
    FileHandler file =
        new FileHandler(directory.resolve("embedded.%g.log").toString(), LOG_BYTES, 2, true);
    file.setFormatter(new SimpleFormatter());
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(file);
  }
}
