/**
 * The whole pipeline (Kafka, store, the four services) against a bare loop of training and scoring
 * that does the same work: what everything around the engine costs.
 */
package dev.supernetlab.benchmarks.pipeline;
