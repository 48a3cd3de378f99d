package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The children that an experiment trains and evaluates, where those are not all of its space:
 * exactly one of draw and only is given.
 *
 * @param draw so many different ones, drawn at random, all that are not excluded alike
 * @param seed of the draw
 * @param only the children with these labels: for each edge the 1-based number of its operator, of
 *     which those behind 9 are letters from a on
 */
public record ChildrenSpec(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(1_000_000) Integer draw,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(SeedsSpec.LARGEST) Long seed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = 1_000_000)
        List<@Pattern(regexp = "[1-9a-z]{1,21}") String> only) {
  public ChildrenSpec {
    seed = draw != null && seed == null ? Long.valueOf(1) : seed;
    only = only == null ? null : List.copyOf(only);
  }
}
