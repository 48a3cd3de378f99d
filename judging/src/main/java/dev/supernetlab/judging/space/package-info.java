/** Search spaces by name or from a file, and what their children cost. */
package dev.supernetlab.judging.space;
