/** What people and the command line ask for, under {@code /results}; problems are RFC 9457. */
package dev.supernetlab.analytics.rest;
