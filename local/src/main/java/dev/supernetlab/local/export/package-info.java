/** One child of a finished experiment, taken out of it: graph, spec and drawing. */
package dev.supernetlab.local.export;
