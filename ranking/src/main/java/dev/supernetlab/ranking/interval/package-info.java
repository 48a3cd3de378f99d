/** How well a tau is known: intervals whose coverage is measured, and what they are about. */
package dev.supernetlab.ranking.interval;
