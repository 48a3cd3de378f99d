/**
 * Where weights lie while events carry only claim checks: small ports with an implementation in a
 * directory, for one machine or a shared volume, and one on the heap.
 */
package dev.supernetlab.supernet.store;
