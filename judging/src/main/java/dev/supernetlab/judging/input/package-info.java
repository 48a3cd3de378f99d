/**
 * Reads what other code bases measured: series of accuracies, ground truths, orders and features,
 * as CSV or JSON. What cannot be read is refused with its place, its value and what is allowed.
 */
package dev.supernetlab.judging.input;
