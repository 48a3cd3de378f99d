package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** All instances of one sharing policy. */
public record StageSpec(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,31}") String name,
    @NotNull Kind kind,
    SharingSpec sharing,
    OrderSpec order,
    @NotNull @Min(1) @Max(100) Integer instances,
    @NotNull Length length,
    EvaluationSpec evaluation) {
  public StageSpec {
    sharing =
        sharing == null
            ? new SharingSpec(kind == Kind.GROUND_TRUTH ? Policy.NONE : Policy.ALL)
            : sharing;
    order = order == null ? new OrderSpec(Order.SHUFFLE_ONCE) : order;
    evaluation = evaluation == null ? new EvaluationSpec(null, null, null) : evaluation;
  }

  /** What a stage is for. */
  public enum Kind {
    /** Every child alone: the reference that rankings are judged by. */
    @JsonProperty("ground-truth")
    GROUND_TRUTH,
    @JsonProperty("super-net")
    SUPER_NET
  }

  /** The degree of weight sharing. */
  public record SharingSpec(@NotNull Policy policy) {}

  /** Which children share a slot. */
  public enum Policy {
    /** One slot for everybody. */
    @JsonProperty("all")
    ALL,
    /** Every child has its own network. */
    @JsonProperty("none")
    NONE
  }

  /** The order in which children are trained. */
  public record OrderSpec(@NotNull Order kind) {}

  /** Orders of the children of one training. */
  public enum Order {
    /** Enumeration order, cycling across epoch borders. */
    @JsonProperty("fixed")
    FIXED,
    /** One seeded permutation, cycling. */
    @JsonProperty("shuffle-once")
    SHUFFLE_ONCE
  }

  /**
   * How long each training of the stage lasts: exactly one of steps, epochs and stepsPerChild is
   * given.
   *
   * @param cutoffEpochs the training ends after so many epochs already, while its learning rate
   *     follows the schedule of the whole length; null: it does not
   */
  public record Length(
      @Min(1) @Max(10_000_000) Integer steps,
      @Min(1) @Max(100_000) Integer epochs,
      @Min(1) @Max(1_000_000) Integer stepsPerChild,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(100_000) Integer cutoffEpochs) {
    /** Without a cutoff. */
    public Length(Integer steps, Integer epochs, Integer stepsPerChild) {
      this(steps, epochs, stepsPerChild, null);
    }

    /** Steps of a training that trains so many children on so many steps an epoch. */
    public long steps(int children, int stepsPerEpoch) {
      long whole = scheduleSteps(children, stepsPerEpoch);
      return cutoffEpochs == null ? whole : Math.min(whole, (long) cutoffEpochs * stepsPerEpoch);
    }

    /** Steps that its learning rate is laid out for: all, those behind a cutoff included. */
    public long scheduleSteps(int children, int stepsPerEpoch) {
      if (steps != null) {
        return steps;
      }
      return epochs != null ? (long) epochs * stepsPerEpoch : (long) stepsPerChild * children;
    }
  }
}
