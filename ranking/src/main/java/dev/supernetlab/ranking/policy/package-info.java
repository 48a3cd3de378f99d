/** Several sharing policies compared: paired on equal seeds, at equal cost, many pairs at once. */
package dev.supernetlab.ranking.policy;
