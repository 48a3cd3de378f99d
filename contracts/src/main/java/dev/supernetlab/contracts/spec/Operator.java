package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an edge of a cell can compute; the names are the field's. */
public enum Operator {
  @JsonProperty("max_pool_3x3")
  MAX_POOL_3X3,
  @JsonProperty("avg_pool_3x3")
  AVG_POOL_3X3,
  @JsonProperty("skip_connect")
  SKIP_CONNECT,
  @JsonProperty("sep_conv_3x3")
  SEP_CONV_3X3,
  @JsonProperty("sep_conv_5x5")
  SEP_CONV_5X5,
  @JsonProperty("dil_conv_3x3")
  DIL_CONV_3X3,
  @JsonProperty("dil_conv_5x5")
  DIL_CONV_5X5;

  /** The name in specs and parameter names, for example {@code sep_conv_3x3}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
