package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Random changes to training images: in a spec a name, or a list of steps that each image goes
 * through in order.
 *
 * @param preset changes that have a name; null where steps are given
 * @param steps changes in their order; null where they have a name
 */
public record AugmentationSpec(Preset preset, @Size(min = 1, max = 8) List<Step> steps) {
  public static final AugmentationSpec NONE = of(Preset.NONE);

  public AugmentationSpec {
    steps = steps == null ? null : List.copyOf(steps);
  }

  /** Changes that have a name. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AugmentationSpec of(Preset preset) {
    return new AugmentationSpec(preset, null);
  }

  /** These changes. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AugmentationSpec of(List<Step> steps) {
    return new AugmentationSpec(null, steps);
  }

  @JsonValue
  Object json() {
    return preset == null ? steps : preset;
  }

  /** Changes that have a name. */
  public enum Preset {
    /** Images as they are. */
    @JsonProperty("none")
    NONE,
    /**
     * What is usual for the set. CIFAR and folders: crop with pad 4 (at 32x32; less where images
     * are reduced), horizontal-flip. MNIST and generated: affine. Fashion-MNIST: affine,
     * vertical-flip.
     */
    @JsonProperty("standard")
    STANDARD
  }

  /** What a step does. */
  public enum Kind {
    /** Black around the image, then a random part of the image's size. */
    @JsonProperty("crop")
    CROP,
    /** Left and right change places. */
    @JsonProperty("horizontal-flip")
    HORIZONTAL_FLIP,
    /** Top and bottom change places. */
    @JsonProperty("vertical-flip")
    VERTICAL_FLIP,
    /** Turned, shifted, scaled and sheared about the middle; what comes from outside is black. */
    @JsonProperty("affine")
    AFFINE,
    /** A square about a random pixel gets the mean colour; what lies outside is cut off. */
    @JsonProperty("cutout")
    CUTOUT
  }

  /**
   * One change, with the parameters of its kind; those not given get their defaults. Sizes are in
   * pixels of the reduced image.
   *
   * @param kind what it does
   * @param pad of crop: black pixels on each side
   * @param probability of the flips: with which an image is flipped
   * @param degrees of affine: turned by up to so many, either way
   * @param translate of affine: shifted by up to this share of the side, either way
   * @param scale of affine: by which sides are multiplied
   * @param shear of affine: up to so many degrees, either way, as PyTorch counts them
   * @param length of cutout, where it must be given: side of the square, in pixels
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      @NotNull Kind kind,
      @Min(1) @Max(64) Integer pad,
      @DecimalMin("0") @DecimalMax("1") Double probability,
      @DecimalMin("0") @DecimalMax("180") Double degrees,
      @DecimalMin("0") @DecimalMax("1") Double translate,
      Range scale,
      @DecimalMin("0") @DecimalMax("80") Double shear,
      @Min(1) @Max(256) Integer length) {
    public Step {
      boolean affine = kind == Kind.AFFINE;
      boolean flip = kind == Kind.HORIZONTAL_FLIP || kind == Kind.VERTICAL_FLIP;
      pad = filled(pad, kind == Kind.CROP, 4);
      probability = filled(probability, flip, 0.5);
      degrees = filled(degrees, affine, 15.0);
      translate = filled(translate, affine, 0.1);
      scale = filled(scale, affine, new Range(0.9, 1.1));
      shear = filled(shear, affine, 0.1);
    }

    private static <T> T filled(T given, boolean needed, T byDefault) {
      return given == null && needed ? byDefault : given;
    }

    /** A step with its kind's defaults. */
    public static Step of(Kind kind) {
      return new Step(kind, null, null, null, null, null, null, null);
    }

    /** A crop. */
    public static Step crop(int pad) {
      return new Step(Kind.CROP, pad, null, null, null, null, null, null);
    }

    /** A cutout. */
    public static Step cutout(int length) {
      return new Step(Kind.CUTOUT, null, null, null, null, null, null, length);
    }
  }

  /**
   * Between two factors, all equally likely.
   *
   * @param from smallest factor
   * @param to greatest factor
   */
  public record Range(
      @NotNull @DecimalMin("0.1") @DecimalMax("10") Double from,
      @NotNull @DecimalMin("0.1") @DecimalMax("10") Double to) {}
}
