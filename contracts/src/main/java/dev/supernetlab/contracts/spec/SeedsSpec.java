package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Seeds of the instances. Those not given derive from the base, the stage and the instance. Lists
 * have an entry for each instance of the stage that has most of them.
 *
 * @param base what seeds derive from that are not given
 * @param weights of the weights that training begins with. Absent: derived
 * @param order of the order of children. Absent: derived
 * @param data of the order of images. Absent: derived
 * @param augmentation of the random changes to images. Absent: derived
 */
public record SeedsSpec(
    @Min(0) @Max(SeedsSpec.LARGEST) Long base,
    @Size(min = 1, max = 100) List<@Min(0) @Max(SeedsSpec.LARGEST) Long> weights,
    @Size(min = 1, max = 100) List<@Min(0) @Max(SeedsSpec.LARGEST) Long> order,
    @Size(min = 1, max = 100) List<@Min(0) @Max(SeedsSpec.LARGEST) Long> data,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = 100)
        List<@Min(0) @Max(SeedsSpec.LARGEST) Long> augmentation) {
  /** 2^53 - 1: every JSON reader keeps integers up to here exactly. */
  public static final long LARGEST = 9_007_199_254_740_991L;

  public SeedsSpec {
    base = base == null ? 1L : base;
    weights = weights == null ? null : List.copyOf(weights);
    order = order == null ? null : List.copyOf(order);
    data = data == null ? null : List.copyOf(data);
    augmentation = augmentation == null ? null : List.copyOf(augmentation);
  }
}
