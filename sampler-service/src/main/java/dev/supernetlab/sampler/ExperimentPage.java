package dev.supernetlab.sampler;

import java.util.List;

/**
 * Some of the experiments, newest first.
 *
 * @param total how many match
 * @param page 0-based
 * @param size most items of a page
 */
record ExperimentPage(List<ExperimentView> items, int total, int page, int size) {}
