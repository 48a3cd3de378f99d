/** How far an experiment is, and when it will be done. */
package dev.supernetlab.analytics.progress;
