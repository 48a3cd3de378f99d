/** Performance claims, as ratios measured side by side. */
package dev.supernetlab.benchmarks;
