package dev.supernetlab.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A store that MongoDB's drivers talk to, on 127.0.0.1. It knows no transactions. A write that was
 * acknowledged is on disk {@value #COMMIT_DELAY_MS} ms later: a killed process may lose the last of
 * them.
 */
public final class EmbeddedStore implements AutoCloseable {
  /** Time between a write and its being on disk, in milliseconds. */
  public static final int COMMIT_DELAY_MS = 20;

  private final MongoServer server;
  private final int port;

  private EmbeddedStore(MongoServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a store that is kept in a file.
   *
   * @param file made if missing, as are its directories
   * @param port 0: a free one
   * @throws UnavailableException if the port or the file is in use, or cannot be used
   */
  public static EmbeddedStore start(Path file, int port) {
    try {
      Path absolute = file.toAbsolutePath();
      Files.createDirectories(absolute.getParent());
      return start(new MVStore.Builder().fileName(absolute.toString()).open(), port);
    } catch (IOException | MVStoreException e) {
      throw new UnavailableException(
          "The store could not open %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Starts a store that is forgotten when it is closed.
   *
   * @param port 0: a free one
   * @throws UnavailableException if the port is in use
   */
  public static EmbeddedStore inMemory(int port) {
    return start(MVStore.open(null), port);
  }

  private static EmbeddedStore start(MVStore data, int port) {
    data.setAutoCommitDelay(COMMIT_DELAY_MS);
    MongoServer server = new MongoServer(new H2Backend(data));
    try {
      int free = Loopback.port(port, "the store");
      server.bind(Loopback.HOST, free);
      return new EmbeddedStore(server, free);
    } catch (RuntimeException e) {
      server.shutdownNow();
      throw e;
    }
  }

  /** Where drivers connect: {@code mongodb://127.0.0.1:port}. */
  public String connectionString() {
    return "mongodb://" + Loopback.HOST + ":" + port;
  }

  /** Ends open connections, and puts everything on disk. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
