/** Point values of a study that is still running, kept up with every evaluation. */
package dev.supernetlab.ranking.live;
