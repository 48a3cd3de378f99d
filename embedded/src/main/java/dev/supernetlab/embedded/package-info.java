/**
 * A Kafka broker and a MongoDB-compatible store for one machine: in a test's own process, or both
 * in a process of their own that ends with whoever started it.
 */
package dev.supernetlab.embedded;
