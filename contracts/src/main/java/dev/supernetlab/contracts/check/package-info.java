/** From text to a spec that can be run, or to everything that is wrong with it. */
package dev.supernetlab.contracts.check;
