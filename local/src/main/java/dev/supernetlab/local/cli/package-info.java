/** The command line. It is plain Java, so that it starts fast and outlives what it starts. */
package dev.supernetlab.local.cli;
