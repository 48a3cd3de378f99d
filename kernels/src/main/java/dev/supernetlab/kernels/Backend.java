package dev.supernetlab.kernels;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** ND4J's backend of this process: the first on the class path that works here. */
final class Backend {
  private static final String OF_GPUS = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String OF_PROCESSORS = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";

  private Backend() {}

  /**
   * The backend, loaded.
   *
   * @throws KernelsUnavailableException if none works, with what is missing
   */
  static Nd4jBackend require() {
    try {
      Tensor.zeros(1);
      return Nd4j.getBackend();
    } catch (LinkageError | RuntimeException e) {
      throw new KernelsUnavailableException(missing(Backend.class.getClassLoader()), e);
    }
  }

  /** Whether tensors lie in the memory that Java code sees. */
  static boolean isInMainMemory() {
    return require().getClass().getSimpleName().equals("CpuBackend");
  }

  /** What a class path lacks whose backends do not load. */
  static String missing(ClassLoader classPath) {
    if (classPath.getResource(OF_GPUS) != null) {
      return "This build computes on an NVIDIA GPU and finds none that its driver can use with CUDA"
          + " 11.6: start it on a machine with one, or build it without -Pcuda";
    }
    String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    return classPath.getResource(OF_PROCESSORS) == null
        ? "ND4J has no backend on the class path of this process: build it on this machine, "
            + machine
        : "ND4J's native library is not there for %s, or cannot be loaded: build it on this machine"
            .formatted(machine);
  }
}
