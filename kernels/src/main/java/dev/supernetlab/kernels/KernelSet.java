package dev.supernetlab.kernels;

import dev.supernetlab.kernels.cpu.CpuKernels;
import dev.supernetlab.kernels.portable.PortableKernels;
import java.util.Locale;

/** The implementations of {@link Kernels} and the choice between them. */
public enum KernelSet {
  /** oneDNN and the Vector API, on x86-64 processors. */
  CPU {
    @Override
    public Kernels open() {
      return CpuKernels.open();
    }
  },
  /** ND4J operators, on any ND4J backend; slow on a CPU. */
  PORTABLE {
    @Override
    public Kernels open() {
      try {
        Tensor.zeros(1);
      } catch (LinkageError | RuntimeException e) {
        throw new KernelsUnavailableException("ND4J finds no backend for this machine", e);
      }
      return new PortableKernels();
    }
  };

  /**
   * New kernels for the calling thread.
   *
   * @throws KernelsUnavailableException if a native library or a module is missing
   */
  public abstract Kernels open();

  /** Opens the fastest set that works here. */
  public static Kernels openBest() {
    try {
      return CPU.open();
    } catch (KernelsUnavailableException e) {
      return PORTABLE.open();
    }
  }

  /**
   * Opens the set of that name.
   *
   * @param name {@code cpu}, {@code portable}, or {@code auto} for the fastest that works here
   * @throws KernelsUnavailableException if it does not work on this machine
   * @throws IllegalArgumentException if there is no such set
   */
  public static Kernels open(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    if (wanted.equals("AUTO")) {
      return openBest();
    }
    for (KernelSet set : values()) {
      if (set.name().equals(wanted)) {
        return set.open();
      }
    }
    throw new IllegalArgumentException("kernels '" + name + "': must be auto, cpu or portable");
  }
}
