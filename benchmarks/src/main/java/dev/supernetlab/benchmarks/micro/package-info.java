/** JMH benchmarks: one method per kernel, at the shapes of the benchmarks' networks. */
package dev.supernetlab.benchmarks.micro;
