package dev.supernetlab.kernels;

import dev.supernetlab.kernels.cpu.CpuKernels;
import dev.supernetlab.kernels.portable.PortableKernels;
import java.util.Locale;
import java.util.Optional;

/** The implementations of {@link Kernels} and the choice between them. */
public enum KernelSet {
  /** oneDNN and the Vector API, on x86-64 processors. */
  CPU {
    @Override
    public Kernels open() {
      if (!Backend.isInMainMemory()) {
        throw new KernelsUnavailableException(
            "The cpu kernels work on main memory, and ND4J's backend here keeps tensors elsewhere: "
                + Backend.require().getClass().getSimpleName(),
            null);
      }
      return CpuKernels.open();
    }
  },
  /** ND4J operators, on any ND4J backend; slow on a CPU. */
  PORTABLE {
    @Override
    public Kernels open() {
      Backend.require();
      return new PortableKernels();
    }
  };

  /**
   * New kernels for the calling thread.
   *
   * @throws KernelsUnavailableException if a native library or a module is missing
   */
  public abstract Kernels open();

  /** Why it does not work on this machine, in a sentence; empty if it does. */
  public Optional<String> obstacle() {
    try {
      open().close();
      return Optional.empty();
    } catch (KernelsUnavailableException e) {
      return Optional.of(e.getMessage());
    }
  }

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
