/**
 * Kernels for x86-64 processors: dense convolutions by oneDNN, everything else by the Java Vector
 * API, one image at a time in the cache.
 *
 * <p>Images are copied from off-heap tensors into arrays on the heap, because only loads from
 * arrays are the same API on JDK 17 and later. There the channels of a pixel are padded with zeros
 * to a multiple of 8, so any channel count works, and vectors are the longest that a pixel fills.
 * No kernel adds across lanes, so the bits of a result do not depend on the vector's length.
 */
package dev.supernetlab.kernels.cpu;
