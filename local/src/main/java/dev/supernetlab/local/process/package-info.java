/** Processes of a lab on this machine: starting, finding, and ending them. */
package dev.supernetlab.local.process;
