package dev.supernetlab.kernels.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a kernel class is specialised on. The just-in-time compiler turns vector code into good
 * machine code only where species, strides and tap counts are constants; so each kernel class is a
 * template, defined anew as a hidden class for every set of constants, which it reads into its
 * static final fields. Instances have no state and serve all threads.
 *
 * @param lanes the vectors
 * @param inputs floats that come in for a pixel
 * @param inputStep floats from one pixel's to the next's
 * @param outputs floats that go out, whole vectors
 * @param outputStep floats from one pixel's to the next's
 * @param kernel k of a k x k depthwise kernel, else 1
 * @param dilation distance between its taps
 */
record Constants(
    Lanes lanes, int inputs, int inputStep, int outputs, int outputStep, int kernel, int dilation) {
  private static final Map<Constants, Pointwise> POINTWISE = new ConcurrentHashMap<>();
  private static final Map<Constants, Depthwise> DEPTHWISE = new ConcurrentHashMap<>();
  private static final Map<Constants, Channels> CHANNELS = new ConcurrentHashMap<>();

  /** Pointwise kernels from pixels to pixels. */
  static Pointwise pointwise(Pixel in, Pixel out) {
    return overlapping(in.padded(), in.padded(), out.lanes(), out.padded(), out.padded());
  }

  /** Pointwise kernels whose inputs and outputs begin so many floats apart. */
  static Pointwise overlapping(
      int inputs, int inputStep, Lanes lanes, int outputs, int outputStep) {
    return POINTWISE.computeIfAbsent(
        new Constants(lanes, inputs, inputStep, outputs, outputStep, 1, 1),
        constants -> constants.specialise(Pointwise.class, VectorPointwise.class));
  }

  /** Depthwise kernels; kernel 3 or 5. */
  static Depthwise depthwise(Pixel pixel, int kernel, int dilation) {
    return DEPTHWISE.computeIfAbsent(
        of(pixel, kernel, dilation),
        constants -> constants.specialise(Depthwise.class, VectorDepthwise.class));
  }

  /** Channel-wise kernels. */
  static Channels channels(Pixel pixel) {
    return CHANNELS.computeIfAbsent(
        of(pixel, 1, 1), constants -> constants.specialise(Channels.class, VectorChannels.class));
  }

  private static Constants of(Pixel pixel, int kernel, int dilation) {
    int floats = pixel.padded();
    return new Constants(pixel.lanes(), floats, floats, floats, floats, kernel, dilation);
  }

  /**
   * What the class that the lookup belongs to was specialised on; null in a template itself, which
   * must not be initialised.
   */
  static Constants of(Lookup specialised) {
    try {
      return MethodHandles.classData(specialised, ConstantDescs.DEFAULT_NAME, Constants.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("kernels read their own constants only", e);
    }
  }

  private <T> T specialise(Class<T> type, Class<? extends T> template) {
    String file = template.getSimpleName() + ".class";
    try (InputStream code = template.getResourceAsStream(file)) {
      Lookup hidden =
          MethodHandles.lookup().defineHiddenClassWithClassData(code.readAllBytes(), this, true);
      return type.cast(hidden.lookupClass().getDeclaredConstructor().newInstance());
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("cannot specialise " + file, e);
    }
  }
}
