/** Random numbers that are functions of explicit seeds, the same on every machine. */
package dev.supernetlab.supernet.random;
