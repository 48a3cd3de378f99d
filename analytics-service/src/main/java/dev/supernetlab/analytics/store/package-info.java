/**
 * The log as documents. Every write is an upsert under an id that the event determines, and no
 * write depends on the order between topics: reading the log again changes nothing.
 */
package dev.supernetlab.analytics.store;
