package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Images and their splits.
 *
 * @param fallback used when the set cannot be found, and then said in every result; null: none
 * @param pool images are reduced by the mean of pool x pool pixels
 */
public record DataSpec(
    @NotNull Source set,
    Source fallback,
    @Min(1) @Max(8) Integer pool,
    Split train,
    Split validation,
    Split test,
    Augmentation augmentation) {
  public DataSpec {
    pool = pool == null ? 1 : pool;
    train = train == null ? new Split(From.TRAIN, 50_000) : train;
    validation = validation == null ? new Split(From.TRAIN, 5_000) : validation;
    test = test == null ? new Split(From.TEST, 10_000) : test;
    augmentation = augmentation == null ? Augmentation.NONE : augmentation;
  }

  /** Where images come from. */
  public enum Source {
    @JsonProperty("fashion-mnist")
    FASHION_MNIST,
    @JsonProperty("mnist")
    MNIST,
    @JsonProperty("generated")
    GENERATED
  }

  /** The publisher's part a split is cut from. */
  public enum From {
    @JsonProperty("train")
    TRAIN,
    @JsonProperty("test")
    TEST
  }

  /** A number of images cut from one part; splits cut from the same part are disjoint. */
  public record Split(@NotNull From from, @NotNull @Min(1) @Max(1_000_000) Integer images) {}

  /** Random changes to training images. */
  public enum Augmentation {
    @JsonProperty("none")
    NONE
  }
}
