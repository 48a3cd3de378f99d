/** Which children a search space has, and how they are named and numbered. */
package dev.supernetlab.supernet.space;
