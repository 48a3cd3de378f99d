package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How one set of weights is trained; the defaults are the paper's.
 *
 * @param batch images of a step
 * @param inactive what happens to the parameters that the trained child does not use
 * @param labelSmoothing part of each target that is spread evenly over all classes, as PyTorch's
 *     cross-entropy has it
 * @param remainder what becomes of the images left over when an epoch is cut into batches
 */
public record TrainingSpec(
    @Min(1) @Max(4096) Integer batch,
    OptimizerSpec optimizer,
    ScheduleSpec schedule,
    BatchNormSpec batchNorm,
    Inactive inactive,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unless.Zero.class)
        @DecimalMin("0")
        @DecimalMax("0.9")
        Double labelSmoothing,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unless.Keep.class)
        Remainder remainder) {
  public static final TrainingSpec DEFAULT = new TrainingSpec(null, null, null, null, null);

  public TrainingSpec {
    batch = batch == null ? 256 : batch;
    optimizer = optimizer == null ? new OptimizerSpec(null, null, null) : optimizer;
    schedule = schedule == null ? new ScheduleSpec(null, null, null, null) : schedule;
    batchNorm = batchNorm == null ? new BatchNormSpec(null) : batchNorm;
    inactive = inactive == null ? Inactive.FREEZE : inactive;
    labelSmoothing = labelSmoothing == null ? 0.0 : labelSmoothing;
    remainder = remainder == null ? Remainder.KEEP : remainder;
  }

  /** Without label smoothing, with the remainder kept. */
  public TrainingSpec(
      Integer batch,
      OptimizerSpec optimizer,
      ScheduleSpec schedule,
      BatchNormSpec batchNorm,
      Inactive inactive) {
    this(batch, optimizer, schedule, batchNorm, inactive, null, null);
  }

  /** Steps of one pass over so many training images. */
  public int stepsPerEpoch(int images) {
    int whole = images / batch;
    return whole == 0 || (remainder == Remainder.KEEP && images % batch > 0) ? whole + 1 : whole;
  }

  /**
   * SGD with classical momentum, as PyTorch defines it.
   *
   * @param momentum share of the last step's change that goes on
   * @param weightDecay factor of the weights that is added to their gradient
   * @param gradientClip largest L2 norm of a step's gradient; 0: not clipped
   */
  public record OptimizerSpec(
      @DecimalMin("0") @DecimalMax("0.9999") Double momentum,
      @DecimalMin("0") @DecimalMax("1") Double weightDecay,
      @DecimalMin("0") @DecimalMax("1000000") Double gradientClip) {
    public OptimizerSpec {
      momentum = momentum == null ? 0.9 : momentum;
      weightDecay = weightDecay == null ? 1e-3 : weightDecay;
      gradientClip = gradientClip == null ? 0.0 : gradientClip;
    }
  }

  /**
   * The learning rate over time.
   *
   * @param from the rate of the first step
   * @param to cosine: the rate that it ends near; plateau: the training is over when the rate falls
   *     under it
   * @param per how often cosine changes it; plateau changes it between epochs
   * @param factor plateau only: what the rate is multiplied by when the loss does not fall
   * @param patience plateau only: epochs without a lower loss that are waited for
   */
  public record ScheduleSpec(
      Schedule kind,
      @DecimalMin("0") @DecimalMax("100") Double from,
      @DecimalMin("0") @DecimalMax("100") Double to,
      Per per,
      @JsonInclude(JsonInclude.Include.NON_NULL) @DecimalMin("0.001") @DecimalMax("0.999")
          Double factor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(1000) Integer patience) {
    public ScheduleSpec {
      kind = kind == null ? Schedule.COSINE : kind;
      from = from == null ? 0.025 : from;
      to = to == null ? 0.001 : to;
      per = per == null ? Per.EPOCH : per;
      if (kind == Schedule.PLATEAU) {
        factor = factor == null ? 0.2 : factor;
        patience = patience == null ? 2 : patience;
      }
    }

    /** Without what only a plateau has. */
    public ScheduleSpec(Schedule kind, Double from, Double to, Per per) {
      this(kind, from, to, per, null, null);
    }
  }

  /** Shape of the learning rate over time. */
  public enum Schedule {
    /** to + (from - to)(1 + cos(pi t / T))/2 with t the finished epochs or steps of T. */
    @JsonProperty("cosine")
    COSINE,
    /**
     * Falls by a factor whenever the mean training loss of an epoch has not fallen by 0.01 % for
     * more than so many epochs, as PyTorch's ReduceLROnPlateau.
     */
    @JsonProperty("plateau")
    PLATEAU,
    /** Stays at from. */
    @JsonProperty("constant")
    CONSTANT
  }

  /** How often the learning rate changes. */
  public enum Per {
    /** After every step. */
    @JsonProperty("step")
    STEP,
    /** After every epoch. */
    @JsonProperty("epoch")
    EPOCH
  }

  /**
   * Batch normalisation.
   *
   * @param momentum in PyTorch's sense: running = (1 - momentum) * running + momentum * batch
   */
  public record BatchNormSpec(@DecimalMin("0.0001") @DecimalMax("1") Double momentum) {
    public BatchNormSpec {
      momentum = momentum == null ? 0.4 : momentum;
    }
  }

  /** What becomes of the images that do not fill an epoch's last batch. */
  public enum Remainder {
    /** They are a smaller batch. */
    @JsonProperty("keep")
    KEEP,
    /** They are left out of the epoch; the next one shuffles all again. */
    @JsonProperty("drop")
    DROP
  }

  /** What happens to the parameters that the trained child does not use. */
  public enum Inactive {
    /** Nothing: PyTorch's default today. */
    @JsonProperty("freeze")
    FREEZE,
    /** Weight decay and momentum go on for every parameter that ever had a gradient (the paper). */
    @JsonProperty("decay")
    DECAY
  }
}
