package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * When and how children are scored.
 *
 * @param dense at the end of a training, step by step. Absent: none
 * @param last at the end, once; always done
 * @param every over the whole training. Absent: none
 * @param children those that are scored. Absent: all. Children that share weights with nobody are
 *     only trained if they are scored
 * @param batch images of each batch whose own statistics the mode {@code batch} uses: the scored
 *     images in their order, the last batch may be smaller. Absent: 64 where the mode is used
 * @param budget most images that one training may have scored, counted once per child and mode; a
 *     spec that asks for more is refused. Absent: no limit but that of all specs
 */
public record EvaluationSpec(
    On on,
    Dense dense,
    @JsonProperty("final") Final last,
    @JsonInclude(JsonInclude.Include.NON_NULL) Every every,
    @JsonInclude(JsonInclude.Include.NON_NULL) Subset children,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(2) @Max(4096) Integer batch,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(1_000_000_000_000L) Long budget) {
  private static final int BATCH = 64;

  public EvaluationSpec {
    on = on == null ? On.VALIDATION : on;
    last = last == null ? new Final(null) : last;
    batch = batch == null && batches(dense, last, every) ? (Integer) BATCH : batch;
  }

  /** Dense and final scoring of all children. */
  public EvaluationSpec(On on, Dense dense, Final last) {
    this(on, dense, last, null, null, null, null);
  }

  private static boolean batches(Dense dense, Final last, Every every) {
    List<BnMode> modes = new ArrayList<>(last.bn());
    modes.addAll(dense == null ? List.of() : dense.bn());
    modes.addAll(every == null ? List.of() : every.bn());
    return modes.contains(BnMode.BATCH);
  }

  /** The images that children are scored on. */
  public enum On {
    /** Those of the split validation. */
    @JsonProperty("validation")
    VALIDATION,
    /** Those of the split test. */
    @JsonProperty("test")
    TEST
  }

  /** Statistics that batch normalisation uses while scoring. */
  public enum BnMode {
    /** Whatever the last trained children left (the paper). */
    @JsonProperty("running")
    RUNNING,
    /** Those of each batch of scored images. */
    @JsonProperty("batch")
    BATCH,
    /** The child's own: the cumulative mean over 8 training batches, the same for all children. */
    @JsonProperty("recalibrated")
    RECALIBRATED;

    /** The name in specs and events. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Scoring after the last steps: those of the last cycles of the order (a cycle: as many steps as
   * the training has children), or a given number.
   *
   * @param cycles how many cycles; 1 where {@code last} is not given either
   * @param every after every so many steps, counted back from the end
   * @param bn statistics, each once: children are scored with each of them
   * @param last so many steps, in the place of cycles; all if the training has fewer
   */
  public record Dense(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(100) Integer cycles,
      @Min(1) @Max(1000) Integer every,
      @Size(min = 1, max = 3) List<BnMode> bn,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(1_000_000) Integer last) {
    public Dense {
      cycles = cycles == null && last == null ? (Integer) 1 : cycles;
      every = every == null ? 1 : every;
      bn = bn == null ? List.of(BnMode.RUNNING) : List.copyOf(bn);
    }

    /** Of the last cycles. */
    public Dense(Integer cycles, Integer every, List<BnMode> bn) {
      this(cycles, every, bn, null);
    }

    /** Steps at the end of a training that trains so many children. */
    public long steps(int childrenPerTraining) {
      return last == null ? (long) cycles * childrenPerTraining : last;
    }
  }

  /**
   * Scoring after the last step.
   *
   * @param bn statistics, each once: children are scored with each of them
   */
  public record Final(@Size(min = 1, max = 3) List<BnMode> bn) {
    public Final {
      bn = bn == null ? List.of(BnMode.RUNNING) : List.copyOf(bn);
    }
  }

  /**
   * Scoring in regular distances, and after the last step: exactly one of epochs and steps is
   * given.
   *
   * @param epochs after every so many epochs
   * @param steps after every so many steps
   * @param bn statistics, each once: children are scored with each of them
   */
  public record Every(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(100_000) Integer epochs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(10_000_000) Integer steps,
      @Size(min = 1, max = 3) List<BnMode> bn) {
    public Every {
      bn = bn == null ? List.of(BnMode.RUNNING) : List.copyOf(bn);
    }

    /** The distance in steps. */
    public long steps(int stepsPerEpoch) {
      return steps == null ? (long) epochs * stepsPerEpoch : steps;
    }
  }

  /**
   * Some of the children: exactly one of draw and labels is given.
   *
   * @param draw so many, all choices equally likely
   * @param seed of the draw
   * @param labels labels of those that are meant
   */
  public record Subset(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(2) @Max(1_000_000) Integer draw,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(SeedsSpec.LARGEST) Long seed,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = 1_000_000)
          List<@Pattern(regexp = "[1-9a-z]+") String> labels) {
    public Subset {
      seed = seed == null && draw != null ? (Long) 1L : seed;
      labels = labels == null ? null : List.copyOf(labels);
    }
  }
}
