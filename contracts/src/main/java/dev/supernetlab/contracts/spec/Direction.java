package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom groups by interference bring together. */
public enum Direction {
  /** Children that gain from each other's steps. */
  @JsonProperty("friends")
  FRIENDS,
  /** Children that lose by each other's steps: a control. */
  @JsonProperty("enemies")
  ENEMIES
}
