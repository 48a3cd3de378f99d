/** Images that experiments train on: finding them on this machine, or fetching them. */
package dev.supernetlab.local.data;
