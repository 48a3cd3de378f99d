/** A child with its weights as others can use it: a graph of DL4J. */
package dev.supernetlab.supernet.export;
