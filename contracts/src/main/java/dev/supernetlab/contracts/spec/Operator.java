package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an edge of a cell can compute; the names are the field's. */
public enum Operator {
  /** Greatest of 3x3 pixels, BN. */
  @JsonProperty("max_pool_3x3")
  MAX_POOL_3X3,
  /** Mean of 3x3 pixels, BN. */
  @JsonProperty("avg_pool_3x3")
  AVG_POOL_3X3,
  /** The input as it is. */
  @JsonProperty("skip_connect")
  SKIP_CONNECT,
  /** Twice: ReLU, depthwise 3x3, pointwise, BN. */
  @JsonProperty("sep_conv_3x3")
  SEP_CONV_3X3,
  /** Twice: ReLU, depthwise 5x5, pointwise, BN. */
  @JsonProperty("sep_conv_5x5")
  SEP_CONV_5X5,
  /** ReLU, depthwise 3x3 with dilation 2, pointwise, BN. */
  @JsonProperty("dil_conv_3x3")
  DIL_CONV_3X3,
  /** ReLU, depthwise 5x5 with dilation 2, pointwise, BN. */
  @JsonProperty("dil_conv_5x5")
  DIL_CONV_5X5,
  /** Nothing: the edge adds nothing to its node. */
  @JsonProperty("none")
  NONE,
  /** Twice: ReLU, depthwise 7x7, pointwise, BN. */
  @JsonProperty("sep_conv_7x7")
  SEP_CONV_7X7,
  /** ReLU, dense 1x7, dense 7x1, BN. */
  @JsonProperty("conv_7x1_1x7")
  CONV_7X1_1X7,
  /** ReLU, dense 1x1, BN: NAS-Bench-201's. */
  @JsonProperty("nor_conv_1x1")
  NOR_CONV_1X1,
  /** ReLU, dense 3x3, BN: NAS-Bench-201's. */
  @JsonProperty("nor_conv_3x3")
  NOR_CONV_3X3;

  /** Whether it computes without weights, so that the same input gives the same output. */
  public boolean weightless() {
    return switch (this) {
      case NONE, SKIP_CONNECT, MAX_POOL_3X3, AVG_POOL_3X3 -> true;
      case SEP_CONV_3X3,
          SEP_CONV_5X5,
          SEP_CONV_7X7,
          DIL_CONV_3X3,
          DIL_CONV_5X5,
          CONV_7X1_1X7,
          NOR_CONV_1X1,
          NOR_CONV_3X3 ->
          false;
    };
  }

  /** The name in specs and parameter names, for example {@code sep_conv_3x3}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
