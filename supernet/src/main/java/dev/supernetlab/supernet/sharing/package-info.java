/** Which children share which parameters. */
package dev.supernetlab.supernet.sharing;
