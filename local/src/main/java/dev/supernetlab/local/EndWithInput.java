package dev.supernetlab.local;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the services, in order, when their standard input ends: then the process that started them
 * has closed it or is gone, however it ended.
 */
@ApplicationScoped
class EndWithInput {
  private final boolean enabled;

  EndWithInput(
      @ConfigProperty(name = "lab.end-with-input", defaultValue = "false") boolean enabled) {
    this.enabled = enabled;
  }

  void onStart(@Observes StartupEvent event) {
    if (enabled) {
      Thread watcher = new Thread(EndWithInput::awaitEnd, "end-with-input");
      watcher.setDaemon(true);
      watcher.start();
    }
  }

  private static void awaitEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      Log.debug("standard input is gone", e);
    }
    Quarkus.asyncExit();
  }
}
