/** Simulations that measure what the intervals, the ceiling and the planner promise. */
package dev.supernetlab.ranking.coverage;
