/**
 * Choosing children: who may be the best, who may be dropped, and what a choice by rank is worth.
 *
 * <p>Scores are one array per instance (or ground-truth seed), a value per child, higher is better,
 * NaN where there is none. Where a ground truth is needed it is a value per child in the same
 * order.
 */
package dev.supernetlab.ranking.choice;
