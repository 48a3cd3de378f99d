/**
 * What stored scores say, as people and the command line read it. Records are the JSON of {@code
 * /results/{id}/report} and {@code /results/{id}/metrics}; the rest computes them and knows no
 * database, topic or clock: the same scores give the same report.
 */
package dev.supernetlab.analytics.report;
