/** How well a ground truth is known, and what its noise does to everything judged by it. */
package dev.supernetlab.ranking.truth;
