package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A cell search space: every child chooses one operator per edge, the same choice in every cell.
 *
 * @param nodes nodes of a cell, its input not counted; n nodes have n(n+1)/2 edges, each from an
 *     earlier node or the input
 * @param operators each once; a child's label names them by their places in this list
 * @param cells cells of each stack
 * @param channels C, the channels of every node; twice as many in each further stack
 * @param stem layers in front of the first cell. Absent: paper, with three times as many channels
 *     as the nodes have
 * @param children those to train and evaluate. Absent: all of the space
 * @param exclude children to leave out: those that one of these fits
 * @param isomorphic what becomes of children that are the same function but for the order of nodes
 * @param output which nodes are a cell's output
 * @param stacks groups of cells; between two of them images are halved (mean of 2x2 pixels)
 * @param preprocessing whether every cell begins with ReLU, 1x1 convolution and BN; if not, only
 *     those do whose input has other channels than their nodes
 */
public record SpaceSpec(
    @NotNull @Min(1) @Max(6) Integer nodes,
    @NotNull @Size(min = 2, max = 35) List<Operator> operators,
    @NotNull @Min(1) @Max(32) Integer cells,
    @NotNull @Min(1) @Max(256) Integer channels,
    StemSpec stem,
    @JsonInclude(JsonInclude.Include.NON_NULL) ChildrenSpec children,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 100) List<Exclusion> exclude,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unless.KeepIsomorphic.class)
        Isomorphic isomorphic,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unless.Concatenated.class)
        Output output,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unless.One.class) @Min(1) @Max(4)
        Integer stacks,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unless.True.class)
        Boolean preprocessing) {
  public SpaceSpec {
    operators = List.copyOf(operators);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
    isomorphic = isomorphic == null ? Isomorphic.KEEP : isomorphic;
    output = output == null ? Output.CONCAT : output;
    stacks = stacks == null ? 1 : stacks;
    preprocessing = preprocessing == null ? Boolean.TRUE : preprocessing;
    stem = stem == null ? new StemSpec(Stem.PAPER, 3 * channels, null) : stem;
  }

  /** The study's cells, all children, isomorphic ones included. */
  public SpaceSpec(
      Integer nodes, List<Operator> operators, Integer cells, Integer channels, StemSpec stem) {
    this(nodes, operators, cells, channels, stem, null, null, null, null, null, null);
  }

  /** Edges of a cell: n(n+1)/2 for n nodes, numbered node by node: (0-1), (0-2), (1-2), ... */
  public int edges() {
    return nodes * (nodes + 1) / 2;
  }

  /** What becomes of children that are the same function but for the order of nodes. */
  public enum Isomorphic {
    /** Each is a child of its own. */
    @JsonProperty("keep")
    KEEP,
    /** The first in enumeration order stands for all; in a large space the first drawn. */
    @JsonProperty("merge")
    MERGE
  }

  /** Which nodes are a cell's output. */
  public enum Output {
    /** All but its input, one after the other. */
    @JsonProperty("concat")
    CONCAT,
    /** The last one: NAS-Bench-201's. */
    @JsonProperty("last")
    LAST
  }

  /** The convolutions in front of the first cell. */
  public enum Stem {
    /** conv3x3, BN, conv3x3, BN, without ReLU between. */
    @JsonProperty("paper")
    PAPER,
    /** conv3x3, BN. */
    @JsonProperty("conv3x3")
    CONV3X3,
    /** conv1x1, BN. */
    @JsonProperty("conv1x1")
    CONV1X1
  }

  /**
   * What images go through first.
   *
   * @param channels channels of its output
   * @param relu whether it ends in a ReLU: never of paper, whose first cell starts with one.
   *     Absent: yes, but not of paper
   */
  public record StemSpec(
      @NotNull Stem kind, @NotNull @Min(1) @Max(1024) Integer channels, Boolean relu) {
    public StemSpec {
      relu = relu == null ? kind != Stem.PAPER : relu;
    }
  }
}
