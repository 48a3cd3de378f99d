package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One field over several values, everything else and all seeds being equal. Whoever reads a spec
 * puts an arm for each value in the place of every stage that the field touches, so a spec that has
 * been read has none of this: its stages are the arms.
 *
 * @param field names joined by points, from {@code training} or {@code stages} and a stage's name
 *     on: {@code training.batchNorm.momentum}, {@code stages.shared.sharing.groups}. A field of a
 *     stage touches that stage and those that need it, one of the training all but ground truths
 * @param values the values of the field, each once; with each of them the spec must be valid
 * @param computeMatched name of a stage; every arm that is no fine-tuning is made so long that an
 *     instance trains on as many images as one of that stage. Absent: lengths stay
 */
public record VarySpec(
    @NotNull @Pattern(regexp = "(training|stages\\.[a-z0-9-]{1,31})(\\.[A-Za-z]{1,31}){1,6}")
        String field,
    @NotNull @Size(min = 2, max = 16) List<@NotNull Object> values,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[a-z0-9-]{1,31}")
        String computeMatched) {
  public VarySpec {
    values = List.copyOf(values);
  }
}
