/**
 * Scoring many children on one set of weights. All children together are one graph of computations,
 * each identified by its operation, the slots it reads and its inputs, so what they have in common
 * is computed once under any sharing policy.
 */
package dev.supernetlab.supernet.score;
