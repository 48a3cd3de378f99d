/** The super-net's layers and parameters, how parameters start, and what a child costs. */
package dev.supernetlab.supernet.network;
