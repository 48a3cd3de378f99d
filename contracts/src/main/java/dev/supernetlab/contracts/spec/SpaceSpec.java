package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A cell search space: every child chooses one operator per edge, the same choice in every cell.
 *
 * @param channels C, the channels of every node
 */
public record SpaceSpec(
    @NotNull @Min(1) @Max(6) Integer nodes,
    @NotNull @Size(min = 2, max = 35) List<Operator> operators,
    @NotNull @Min(1) @Max(32) Integer cells,
    @NotNull @Min(1) @Max(256) Integer channels,
    StemSpec stem) {
  public SpaceSpec {
    operators = List.copyOf(operators);
    stem = stem == null ? new StemSpec(Stem.PAPER, 3 * channels, null) : stem;
  }

  /** Edges of a cell: n(n+1)/2 for n nodes, numbered node by node: (0-1), (0-2), (1-2), ... */
  public int edges() {
    return nodes * (nodes + 1) / 2;
  }

  /** The convolutions in front of the first cell. */
  public enum Stem {
    /** conv3x3, BN, conv3x3, BN, without ReLU between. */
    @JsonProperty("paper")
    PAPER,
    @JsonProperty("conv3x3")
    CONV3X3,
    @JsonProperty("conv1x1")
    CONV1X1
  }

  /**
   * The stem's kind, its output channels, and whether it ends in a ReLU (never for paper, whose
   * first cell starts with one).
   */
  public record StemSpec(
      @NotNull Stem kind, @NotNull @Min(1) @Max(1024) Integer channels, Boolean relu) {
    public StemSpec {
      relu = relu == null ? kind != Stem.PAPER : relu;
    }
  }
}
