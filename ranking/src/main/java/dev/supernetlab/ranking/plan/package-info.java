/** How much more is needed for what: instances, ground-truth seeds, instances to average. */
package dev.supernetlab.ranking.plan;
