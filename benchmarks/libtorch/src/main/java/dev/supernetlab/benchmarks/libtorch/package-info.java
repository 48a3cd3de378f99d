/** The benchmarks' networks in libtorch, channels_last, in a process of their own. */
package dev.supernetlab.benchmarks.libtorch;
