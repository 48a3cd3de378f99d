package dev.supernetlab.kernels;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;

/** What kernels compute on. */
public final class Device {
  private static volatile String name;

  private Device() {}

  /**
   * Name of the device in use: the first GPU's model on CUDA, else the processor's.
   *
   * @throws KernelsUnavailableException if no backend of ND4J works here
   */
  public static String name() {
    if (name == null) {
      name =
          Backend.isInMainMemory()
              ? Processor.here().model()
              : gpu(Nd4j.getExecutioner().getEnvironmentInformation());
    }
    return name;
  }

  /** Whether it is a GPU. */
  public static boolean isGpu() {
    return !Backend.isInMainMemory();
  }

  /** ND4J's backend that computes on it, for example {@code CpuBackend}. */
  public static String backend() {
    return Backend.require().getClass().getSimpleName();
  }

  /** The first GPU of what ND4J tells of its environment. */
  static String gpu(Map<?, ?> environment) {
    if (environment.get(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY) instanceof List<?> gpus
        && !gpus.isEmpty()
        && gpus.get(0) instanceof Map<?, ?> first
        && first.get(Nd4jEnvironment.CUDA_DEVICE_NAME_KEY) instanceof String model) {
      return model;
    }
    return "GPU";
  }
}
