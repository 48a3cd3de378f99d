package dev.supernetlab.judging.input;

/** How children are named. */
public enum Names {
  /** By their place in the enumeration, from 0. */
  INDEX,
  /** By their labels. */
  LABEL
}
