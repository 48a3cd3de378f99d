package dev.supernetlab.contracts.spec;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Rounds of an order that learns: each trains for some steps, then some children are scored on the
 * validation images, and the next round follows from all scores before it. The last round, which
 * may be shorter, is followed by nothing.
 *
 * @param steps of a round, the last of which may have fewer
 * @param children scored after a round; of an evolution also those that the round trains
 * @param bn statistics that they are scored with
 */
public record RoundsSpec(
    @NotNull @Min(1) @Max(1_000_000) Integer steps,
    @NotNull @Min(1) @Max(1024) Integer children,
    EvaluationSpec.BnMode bn) {
  public RoundsSpec {
    bn = bn == null ? EvaluationSpec.BnMode.RECALIBRATED : bn;
  }
}
