package dev.supernetlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engines that ours is compared with. */
enum PeerKind {
  /** libtorch from its Maven jar, channels_last. */
  LIBTORCH("libtorch") {
    @Override
    List<String> command(Path home, String python) {
      Path built = home.resolve("libtorch/target");
      try {
        return List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // The jar's own libraries, not those of an installed PyTorch.
            "-Djava.library.path=",
            "-cp",
            built.resolve("classes") + ":" + Files.readString(built.resolve("class-path")).strip(),
            "dev.supernetlab.benchmarks.libtorch.LibtorchPeer");
      } catch (IOException e) {
        throw new ContenderException("mvn -Plibtorch package has not built benchmarks/libtorch", e);
      }
    }
  },
  /** PyTorch as a Python has it. */
  PYTORCH("PyTorch") {
    @Override
    List<String> command(Path home, String python) {
      return List.of(python, home.resolve("src/main/python/pytorch_peer.py").toString());
    }
  };

  private final String label;

  PeerKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  abstract List<String> command(Path home, String python);

  /**
   * Starts it.
   *
   * @param home the benchmarks' directory
   * @throws ContenderException if this machine does not have it
   */
  Contender start(Path home, String python, int processors) {
    return Peer.start(label, command(home, python), processors);
  }
}
