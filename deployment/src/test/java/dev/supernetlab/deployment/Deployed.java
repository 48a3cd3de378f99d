package dev.supernetlab.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as it is deployed, as a process: with the command line and the environment of its
 * image, and what manifests add.
 */
final class Deployed {
  private Deployed() {}

  /**
   * Starts one; it need not be ready on return.
   *
   * @param part its name: the service's, with a number where there are several
   * @param manifests their environment, with addresses and directories of this machine
   * @param home for its log
   */
  static ServiceProcess start(String part, Map<String, String> manifests, Path home) {
    String service = part.replaceAll("-\\d", "");
    int port = ServiceProcess.freePort();
    Map<String, String> environment = new LinkedHashMap<>(Image.of(service).environment());
    environment.remove("PATH");
    environment.putAll(manifests);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    return ServiceProcess.start(
        command(service, Cluster.directory(part)), environment, port, home.resolve(part + ".log"));
  }

  /** The image's, with this machine's Java, and native libraries unpacked once for all. */
  private static List<String> command(String service, Path own) {
    Path jar = Repository.ROOT.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
    Path unpacked = Path.of(System.getProperty("user.home"), ".javacpp/cache");
    List<String> command = new ArrayList<>(Image.of(service).entrypoint());
    command.set(0, Repository.java());
    command.replaceAll(
        argument ->
            argument
                .replace("/tmp/javacpp", unpacked.toString())
                .replaceAll("=/tmp$", "=" + own)
                .replace(
                    "/app/engine.args", Repository.ROOT.resolve("kernels/engine.args").toString())
                .replace("/app/quarkus-run.jar", jar.toString()));
    return command;
  }
}
