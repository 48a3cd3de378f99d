package dev.supernetlab.analytics.store;

import dev.supernetlab.contracts.spec.ExperimentSpec;

/**
 * An experiment as its topic tells it.
 *
 * @param failure null, or why there is no complete result
 */
public record Experiment(
    String id, ExperimentSpec spec, boolean cancelled, boolean completed, String failure) {}
