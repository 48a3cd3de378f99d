/** What follows from a spec by arithmetic alone, and so must be computed alike everywhere. */
package dev.supernetlab.contracts.plan;
