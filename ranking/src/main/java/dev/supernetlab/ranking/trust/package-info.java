/**
 * The trust report: everything that can be said of a {@link dev.supernetlab.ranking.study.Study}.
 */
package dev.supernetlab.ranking.trust;
