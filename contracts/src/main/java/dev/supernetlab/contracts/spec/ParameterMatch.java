package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Some of the parameters of a super-net: those that fit every list that is given. At least one is.
 *
 * @param kinds what it is
 * @param layers where it stands
 * @param cells 0-based numbers of cells; fits no parameter outside a cell
 * @param edges 0-based numbers of edges; fits no parameter outside an edge
 * @param operators of the edge; fits no parameter outside an edge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParameterMatch(
    @Size(min = 1, max = 4) List<@NotNull Kind> kinds,
    @Size(min = 1, max = 4) List<@NotNull Layer> layers,
    @Size(min = 1, max = 32) List<@NotNull @Min(0) @Max(31) Integer> cells,
    @Size(min = 1, max = 21) List<@NotNull @Min(0) @Max(20) Integer> edges,
    @Size(min = 1, max = 35) List<@NotNull Operator> operators) {
  public ParameterMatch {
    kinds = copy(kinds);
    layers = copy(layers);
    cells = copy(cells);
    edges = copy(edges);
    operators = copy(operators);
  }

  private static <T> List<T> copy(List<T> list) {
    return list == null ? null : List.copyOf(list);
  }

  /** What a parameter is. */
  public enum Kind {
    /** Weights of a convolution. */
    @JsonProperty("convolution")
    CONVOLUTION,
    /** Running mean and variance of a batch normalisation. */
    @JsonProperty("bn-statistics")
    BN_STATISTICS,
    /** Scale and shift of a batch normalisation. */
    @JsonProperty("bn-affine")
    BN_AFFINE,
    /** Weight and bias of the classifier. */
    @JsonProperty("linear")
    LINEAR
  }

  /** Where a parameter stands. */
  public enum Layer {
    /** In front of the first cell. */
    @JsonProperty("stem")
    STEM,
    /** What makes a cell's node 0. */
    @JsonProperty("preprocessing")
    PREPROCESSING,
    /** An operator on an edge of a cell. */
    @JsonProperty("edge")
    EDGE,
    /** The classifier behind the last cell. */
    @JsonProperty("linear")
    LINEAR
  }
}
