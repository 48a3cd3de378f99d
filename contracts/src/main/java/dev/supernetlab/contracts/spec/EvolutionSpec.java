package dev.supernetlab.contracts.spec;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Regularised evolution (Real et al., 2019).
 *
 * @param population scored children that live at once; the oldest die
 * @param sample children of a tournament, drawn with replacement, of which the best is mutated
 * @param mutation probability with which each edge draws another operator; one edge always does
 */
public record EvolutionSpec(
    @Min(2) @Max(4096) Integer population,
    @Min(1) @Max(4096) Integer sample,
    @DecimalMin("0") @DecimalMax("1") Double mutation) {
  public EvolutionSpec {
    population = population == null ? 20 : population;
    sample = sample == null ? 5 : sample;
    mutation = mutation == null ? 0.1 : mutation;
  }
}
