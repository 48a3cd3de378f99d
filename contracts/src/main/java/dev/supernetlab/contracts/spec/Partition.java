package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How children come into groups. */
public enum Partition {
  /** A seeded permutation is cut into parts whose sizes differ by at most one. */
  @JsonProperty("random")
  RANDOM,
  /** Neighbours in enumeration order, in parts whose sizes differ by at most one. */
  @JsonProperty("sequential")
  SEQUENTIAL,
  /** As the spec lists them. */
  @JsonProperty("given")
  GIVEN,
  /** By what training one child does to the others, as an earlier stage has shown. */
  @JsonProperty("interference")
  INTERFERENCE
}
