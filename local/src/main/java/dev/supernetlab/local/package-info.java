/**
 * The whole lab on one machine: the four services in one process, and the command line that starts
 * and ends it.
 */
package dev.supernetlab.local;
