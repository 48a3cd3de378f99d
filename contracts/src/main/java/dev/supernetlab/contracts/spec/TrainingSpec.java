package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How one set of weights is trained; the defaults are the paper's. */
public record TrainingSpec(
    @Min(1) @Max(4096) Integer batch,
    OptimizerSpec optimizer,
    ScheduleSpec schedule,
    BatchNormSpec batchNorm,
    Inactive inactive) {
  public static final TrainingSpec DEFAULT = new TrainingSpec(null, null, null, null, null);

  public TrainingSpec {
    batch = batch == null ? 256 : batch;
    optimizer = optimizer == null ? new OptimizerSpec(null, null, null) : optimizer;
    schedule = schedule == null ? new ScheduleSpec(null, null, null, null) : schedule;
    batchNorm = batchNorm == null ? new BatchNormSpec(null) : batchNorm;
    inactive = inactive == null ? Inactive.FREEZE : inactive;
  }

  /**
   * SGD with classical momentum, as PyTorch defines it.
   *
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

  /** Learning rate: to + (from - to)(1 + cos(pi t / T))/2 with t the finished epochs or steps. */
  public record ScheduleSpec(
      Schedule kind,
      @DecimalMin("0") @DecimalMax("100") Double from,
      @DecimalMin("0") @DecimalMax("100") Double to,
      Per per) {
    public ScheduleSpec {
      kind = kind == null ? Schedule.COSINE : kind;
      from = from == null ? 0.025 : from;
      to = to == null ? 0.001 : to;
      per = per == null ? Per.EPOCH : per;
    }
  }

  /** Shape of the learning rate over time. */
  public enum Schedule {
    @JsonProperty("cosine")
    COSINE,
    /** Stays at from. */
    @JsonProperty("constant")
    CONSTANT
  }

  /** How often the learning rate changes. */
  public enum Per {
    @JsonProperty("step")
    STEP,
    @JsonProperty("epoch")
    EPOCH
  }

  /** Momentum in PyTorch's sense: running = (1 - momentum) * running + momentum * batch. */
  public record BatchNormSpec(@DecimalMin("0.0001") @DecimalMax("1") Double momentum) {
    public BatchNormSpec {
      momentum = momentum == null ? 0.4 : momentum;
    }
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
