/** The services' REST interfaces, as the command line uses them. */
package dev.supernetlab.local.client;
