/** From results of any code base to a trust report, without training anything. */
package dev.supernetlab.judging;
