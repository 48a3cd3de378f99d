package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * When and how children are scored.
 *
 * @param dense scoring over the last order cycles; null: none
 * @param last scoring at the end; always done
 */
public record EvaluationSpec(On on, Dense dense, @JsonProperty("final") Final last) {
  public EvaluationSpec {
    on = on == null ? On.VALIDATION : on;
    last = last == null ? new Final(null) : last;
  }

  /** The images that children are scored on. */
  public enum On {
    @JsonProperty("validation")
    VALIDATION,
    @JsonProperty("test")
    TEST
  }

  /** Statistics that batch normalisation uses while scoring. */
  public enum BnMode {
    /** Whatever the last trained children left (the paper). */
    @JsonProperty("running")
    RUNNING,
    /** The child's own: the cumulative mean over 8 training batches, the same for all children. */
    @JsonProperty("recalibrated")
    RECALIBRATED;

    /** The name in specs and events. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Scoring within the last cycles of the order (a cycle: as many steps as the training has
   * children).
   *
   * @param every after every so many steps
   */
  public record Dense(
      @Min(1) @Max(100) Integer cycles,
      @Min(1) @Max(1000) Integer every,
      @Size(min = 1, max = 2) List<BnMode> bn) {
    public Dense {
      cycles = cycles == null ? 1 : cycles;
      every = every == null ? 1 : every;
      bn = bn == null ? List.of(BnMode.RUNNING) : List.copyOf(bn);
    }
  }

  /** Scoring after the last step. */
  public record Final(@Size(min = 1, max = 2) List<BnMode> bn) {
    public Final {
      bn = bn == null ? List.of(BnMode.RUNNING) : List.copyOf(bn);
    }
  }
}
