package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A ground truth that was measured elsewhere: exactly one of named, accuracies and file is given.
 *
 * @param named one that comes with the lab: {@code deeper-64}, the published one of the paper's
 *     space of 64 children
 * @param accuracies an entry for each child
 * @param file path of a CSV file, which the command line puts the accuracies of in its place;
 *     services cannot read it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportSpec(
    @Pattern(regexp = "[a-z0-9-]{1,63}") String named,
    @Size(min = 2, max = 1_000_000) List<Accuracies> accuracies,
    @Size(min = 1, max = 4096) String file) {
  public ImportSpec {
    accuracies = accuracies == null ? null : List.copyOf(accuracies);
  }

  /**
   * What one child is worth when it is trained alone, as fractions 0..1: the accuracy of every
   * seed, or their mean.
   *
   * @param child label of the child
   * @param seeds accuracies as fractions, one for each seed, in the same order for all children
   * @param mean accuracy over the seeds, a fraction, in the place of seeds
   * @param std with mean: standard deviation between seeds. Absent: it is not known
   * @param runs with mean: seeds that it is made of
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Accuracies(
      @NotNull @Pattern(regexp = "[1-9a-z]+") String child,
      @Size(min = 1, max = 1000) List<@DecimalMin("0") @DecimalMax("1") Double> seeds,
      @DecimalMin("0") @DecimalMax("1") Double mean,
      @DecimalMin("0") @DecimalMax("0.5") Double std,
      @Min(1) @Max(1_000_000) Integer runs) {
    public Accuracies {
      seeds = seeds == null ? null : List.copyOf(seeds);
      runs = runs == null && mean != null ? (Integer) 1 : runs;
    }
  }
}
