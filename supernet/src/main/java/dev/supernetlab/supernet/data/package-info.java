/**
 * Images: found on disk or generated, reduced, cut into disjoint splits and normalised. Nothing
 * here fetches anything.
 */
package dev.supernetlab.supernet.data;
