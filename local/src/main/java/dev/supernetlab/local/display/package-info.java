/**
 * How far something is, on standard error: a live bar on a terminal, now and then a line elsewhere.
 */
package dev.supernetlab.local.display;
