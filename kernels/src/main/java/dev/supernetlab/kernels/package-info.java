/**
 * The arithmetic of a super-net: every operation of a training step, forward and backward, behind
 * one interface with two implementations, {@code cpu} (oneDNN and the Vector API) and {@code
 * portable} (ND4J operators on any backend).
 */
package dev.supernetlab.kernels;
