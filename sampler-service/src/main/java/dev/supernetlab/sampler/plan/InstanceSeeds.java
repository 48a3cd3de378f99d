package dev.supernetlab.sampler.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.supernetlab.contracts.event.TrainingPlanned.Seeds;
import dev.supernetlab.contracts.spec.SeedsSpec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Seeds of the instances of a stage. All trainings of an instance have the same: children that are
 * trained alone start from the same weights of their common parts and see the same batches.
 */
final class InstanceSeeds {
  private final SeedsSpec spec;
  private final String stage;

  InstanceSeeds(SeedsSpec spec, String stage) {
    this.spec = spec;
    this.stage = stage;
  }

  /** Seeds of a 0-based instance: given ones, else derived ones, 0 to 2^53 - 1. */
  Seeds of(int instance) {
    return new Seeds(
        seed(spec.weights(), "weights", instance),
        seed(spec.order(), "order", instance),
        seed(spec.data(), "data", instance),
        seed(spec.augmentation(), "augmentation", instance));
  }

  private long seed(List<Long> given, String purpose, int instance) {
    return given != null
        ? given.get(instance)
        : hash(spec.base() + "/" + stage + "/" + instance + "/" + purpose);
  }

  /** The first 53 bits of SHA-256: stable for ever, and no two purposes are related. */
  private static long hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - 53);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
