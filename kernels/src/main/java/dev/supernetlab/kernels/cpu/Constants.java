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
 * @param inputs floats of a group that come in (pointwise), else of a pixel
 * @param inputStep floats from one group's or pixel's to the next's
 * @param outputs floats of a group that go out, whole vectors
 * @param outputStep floats from one group's to the next's
 * @param kernel k of a k x k depthwise kernel, else 1
 * @param dilation distance between its taps
 */
record Constants(
    Lanes lanes, int inputs, int inputStep, int outputs, int outputStep, int kernel, int dilation) {
  private static final Map<Constants, Pointwise> POINTWISE = new ConcurrentHashMap<>();
  private static final Map<Constants, Depthwise> DEPTHWISE = new ConcurrentHashMap<>();
  private static final Map<Constants, Channels> CHANNELS = new ConcurrentHashMap<>();

  /** Pointwise kernels for so many floats per group. */
  static Pointwise pointwise(Lanes lanes, int inputs, int outputs) {
    return overlapping(lanes, inputs, inputs, outputs, outputs);
  }

  /** Pointwise kernels whose groups lie so many floats apart. */
  static Pointwise overlapping(
      Lanes lanes, int inputs, int inputStep, int outputs, int outputStep) {
    return POINTWISE.computeIfAbsent(
        new Constants(lanes, inputs, inputStep, outputs, outputStep, 1, 1),
        constants -> constants.specialise(Pointwise.class, VectorPointwise.class));
  }

  /** Depthwise kernels; kernel 3 or 5. */
  static Depthwise depthwise(Lanes lanes, Group group, int kernel, int dilation) {
    return DEPTHWISE.computeIfAbsent(
        of(lanes, group, kernel, dilation),
        constants -> constants.specialise(Depthwise.class, VectorDepthwise.class));
  }

  /** Channel-wise kernels. */
  static Channels channels(Lanes lanes, Group group) {
    return CHANNELS.computeIfAbsent(
        of(lanes, group, 1, 1),
        constants -> constants.specialise(Channels.class, VectorChannels.class));
  }

  private static Constants of(Lanes lanes, Group group, int kernel, int dilation) {
    int pixel = group.padded();
    return new Constants(lanes, pixel, pixel, group.length(), group.length(), kernel, dilation);
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
