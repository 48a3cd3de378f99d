/**
 * Scores in; metrics, reports and their REST resources out. {@link
 * dev.supernetlab.analytics.Projection} is the path of an event: into the store, and where it
 * completes a stage, through {@link dev.supernetlab.analytics.StageAnalysis} to the sampler. What
 * people read is computed from the stored scores by {@code report}.
 */
package dev.supernetlab.analytics;
