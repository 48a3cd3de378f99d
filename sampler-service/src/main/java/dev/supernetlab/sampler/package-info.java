/**
 * Specs in, ordered children out. The log is the truth: what this service knows of experiments it
 * has read there, and what it decides follows from that, so it may be stopped at any time.
 */
package dev.supernetlab.sampler;
