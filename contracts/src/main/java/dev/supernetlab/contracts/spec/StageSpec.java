package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;

/**
 * All instances of one sharing policy.
 *
 * @param name unique in the spec: lower-case letters, digits and hyphens
 * @param sharing who shares weights. Absent: policy all of a super-net, none of the others
 * @param instances repetitions with seeds of their own, which must be given; but 1 of an imported
 *     ground truth
 * @param length how long it trains; absent of an imported ground truth, which is not trained
 * @param imported a ground truth that was measured elsewhere. Absent: it is trained here
 * @param training options in the place of the experiment's, of which only those need to be given
 *     that differ. Absent: the experiment's
 * @param computeMatched in the place of a length, the name of a stage: an instance trains on as
 *     many images as one of that stage, or as few less as whole steps make. Whoever reads a spec
 *     puts a length in its place
 * @param from of a fine-tuning, where it must be given: the weights that it starts from
 * @param arm written where {@code vary} is resolved; absent of other stages
 */
public record StageSpec(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,31}") String name,
    @NotNull Kind kind,
    SharingSpec sharing,
    OrderSpec order,
    @Min(1) @Max(100) Integer instances,
    @JsonInclude(JsonInclude.Include.NON_NULL) Length length,
    EvaluationSpec evaluation,
    @JsonProperty("import") @JsonInclude(JsonInclude.Include.NON_NULL) ImportSpec imported,
    @JsonInclude(JsonInclude.Include.NON_NULL) TrainingSpec training,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[a-z0-9-]{1,31}")
        String computeMatched,
    @JsonInclude(JsonInclude.Include.NON_NULL) ArmSpec arm,
    @JsonInclude(JsonInclude.Include.NON_NULL) FromSpec from) {
  public StageSpec {
    instances = instances == null && imported != null ? (Integer) 1 : instances;
    sharing =
        sharing == null
            ? new SharingSpec(kind == Kind.SUPER_NET ? Policy.ALL : Policy.NONE)
            : sharing;
    order = order == null ? new OrderSpec(Order.SHUFFLE_ONCE) : order;
    evaluation = evaluation == null ? new EvaluationSpec(null, null, null) : evaluation;
  }

  /** The options it is trained with. */
  public TrainingSpec trainingOr(TrainingSpec experiments) {
    return training == null ? experiments : training;
  }

  /** What names its seeds: arms of the same stage have the same. */
  public String seedName() {
    return arm == null ? name : arm.of();
  }

  /** What a stage is for. */
  public enum Kind {
    /** Every child alone: the reference that rankings are judged by. */
    @JsonProperty("ground-truth")
    GROUND_TRUTH,
    /** Children that share weights, as far as the policy says. */
    @JsonProperty("super-net")
    SUPER_NET,
    /**
     * Every child trained on alone from shared weights; the learning rate goes on in the schedule
     * of these, and stays where that ends. Momentum starts anew.
     */
    @JsonProperty("fine-tune")
    FINE_TUNE
  }

  /**
   * The degree of weight sharing. Which fields a policy takes stands beside them.
   *
   * @param groups of the policy group: how many; left out where they are given
   * @param partition of the policy group: how children come into groups
   * @param seed of the partition random. Absent: the base of the spec's seeds. All instances of a
   *     stage have the same groups
   * @param lists of the partition given: the labels of each group, every child once
   * @param from of the partition interference: the earlier stage whose scores are analysed
   * @param direction of the partition interference: whom it brings together
   * @param cells of prefix: how many of the first cells are shared, 0 to all
   * @param match of only and except: a parameter is meant that any of these matches
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SharingSpec(
      @NotNull Policy policy,
      @Min(1) @Max(4096) Integer groups,
      Partition partition,
      @Min(0) @Max(SeedsSpec.LARGEST) Long seed,
      @Size(min = 1, max = 4096) List<@Size(min = 1, max = 4096) List<@NotNull String>> lists,
      @Pattern(regexp = "[a-z0-9-]{1,31}") String from,
      Direction direction,
      @Min(0) @Max(32) Integer cells,
      @Size(min = 1, max = 32) List<ParameterMatch> match) {
    public SharingSpec {
      lists = lists == null ? null : lists.stream().map(List::copyOf).toList();
      direction =
          direction == null && partition == Partition.INTERFERENCE ? Direction.FRIENDS : direction;
      match = match == null ? null : List.copyOf(match);
    }

    /** A policy that takes no fields. */
    public SharingSpec(Policy policy) {
      this(policy, null, null, null, null, null, null, null, null);
    }

    /** The same once the groups are known: the labels of each. */
    public SharingSpec resolved(List<List<String>> known) {
      return new SharingSpec(
          Policy.GROUP, null, Partition.GIVEN, null, known, null, null, null, null);
    }

    /** The policy for people, with what it takes: {@code group: 4, sequential}. */
    public String words() {
      return switch (policy) {
        case ALL, NONE -> label(policy);
        case GROUP ->
            "group: %d, %s".formatted(lists == null ? groups : lists.size(), label(partition));
        case PREFIX -> "prefix: " + cells;
        case ONLY, EXCEPT -> label(policy) + " " + match.size() + " matches";
      };
    }

    /** What holds within one training: all children of a group share everything. */
    public SharingSpec withinTraining() {
      return policy == Policy.GROUP ? new SharingSpec(Policy.ALL) : this;
    }
  }

  /** Which children share a slot. */
  public enum Policy {
    /** One slot for everybody. */
    @JsonProperty("all")
    ALL,
    /** Every child has its own network. */
    @JsonProperty("none")
    NONE,
    /** Each group of children has a network of its own, trained for the full length. */
    @JsonProperty("group")
    GROUP,
    /** The stem and the first cells are shared; every child has its own rest. */
    @JsonProperty("prefix")
    PREFIX,
    /** Parameters that match are shared; every child has its own others. */
    @JsonProperty("only")
    ONLY,
    /** Every child has its own of the parameters that match; the others are shared. */
    @JsonProperty("except")
    EXCEPT
  }

  /**
   * The order in which children are trained.
   *
   * @param random of sandwich: children of each step beside the largest and the smallest
   * @param rounds of evolutionary and controller: when they learn
   * @param evolution of evolutionary: how children mutate
   * @param controller of controller: the policy and how it learns
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OrderSpec(
      @NotNull Order kind,
      @Min(0) @Max(64) Integer random,
      RoundsSpec rounds,
      EvolutionSpec evolution,
      ControllerSpec controller) {
    public OrderSpec {
      random = random == null && kind == Order.SANDWICH ? (Integer) 2 : random;
      evolution =
          evolution == null && kind == Order.EVOLUTIONARY
              ? new EvolutionSpec(null, null, null)
              : evolution;
      controller =
          controller == null && kind == Order.CONTROLLER
              ? new ControllerSpec(null, null, null, null)
              : controller;
    }

    /** An order that takes no fields. */
    public OrderSpec(Order kind) {
      this(kind, null, null, null, null);
    }

    /** Whether later steps follow from scores of earlier ones. */
    public boolean learns() {
      return kind == Order.EVOLUTIONARY || kind == Order.CONTROLLER;
    }

    /** The order for people, with what it takes: {@code sandwich: 2}. */
    public String words() {
      return label(kind)
          + (random == null ? "" : ": " + random)
          + (rounds == null ? "" : ": rounds of " + rounds.steps() + " steps");
    }

    /**
     * Children whose gradients one step sums.
     *
     * @param children of the training
     * @param operators of the search space
     */
    public int childrenPerStep(int children, int operators) {
      return switch (kind) {
        case FAIR -> operators;
        case SANDWICH -> Math.min(children, 2 + random);
        case FIXED, SHUFFLE_ONCE, SHUFFLE_EVERY, UNIFORM, EVOLUTIONARY, CONTROLLER -> 1;
      };
    }
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Orders of the children of one training. */
  public enum Order {
    /** Enumeration order, cycling across epoch borders. */
    @JsonProperty("fixed")
    FIXED,
    /** One seeded permutation, cycling. */
    @JsonProperty("shuffle-once")
    SHUFFLE_ONCE,
    /** A new seeded permutation for every pass through all children. */
    @JsonProperty("shuffle-every")
    SHUFFLE_EVERY,
    /** Every step draws a child, independently of all others. */
    @JsonProperty("uniform")
    UNIFORM,
    /**
     * Strict fairness (FairNAS): every step trains as many children as there are operators, which
     * use each operator of each edge exactly once, and sums their gradients.
     */
    @JsonProperty("fair")
    FAIR,
    /** Every step sums the gradients of the largest, the smallest and some random children. */
    @JsonProperty("sandwich")
    SANDWICH,
    /** Mutations of the best children so far, scored round by round. */
    @JsonProperty("evolutionary")
    EVOLUTIONARY,
    /** Drawn by a policy that learns from the scores of children that it has drawn. */
    @JsonProperty("controller")
    CONTROLLER
  }

  /**
   * How long each training of the stage lasts: exactly one of steps, epochs and stepsPerChild is
   * given.
   *
   * @param steps batches of images, each of which weights follow once
   * @param epochs passes through all training images
   * @param stepsPerChild steps that each child takes part in, on average; of groups, those of the
   *     largest: all trainings of a stage have the same length
   * @param cutoffEpochs the training ends after so many epochs already, while its learning rate
   *     follows the schedule of the whole length. Absent: it does not
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

    /**
     * Steps of a training.
     *
     * @param children of the training
     * @param childrenPerStep that take part in one step
     */
    public long steps(int children, int childrenPerStep, int stepsPerEpoch) {
      long whole = scheduleSteps(children, childrenPerStep, stepsPerEpoch);
      return cutoffEpochs == null ? whole : Math.min(whole, (long) cutoffEpochs * stepsPerEpoch);
    }

    /** Steps that its learning rate is laid out for: all, those behind a cutoff included. */
    public long scheduleSteps(int children, int childrenPerStep, int stepsPerEpoch) {
      if (steps != null) {
        return steps;
      }
      return epochs != null
          ? (long) epochs * stepsPerEpoch
          : ((long) stepsPerChild * children + childrenPerStep - 1) / childrenPerStep;
    }
  }
}
