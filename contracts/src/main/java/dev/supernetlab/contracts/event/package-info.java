/**
 * What the services tell each other. Records only: a change that breaks a golden file of the tests
 * is a new version. Ids are deterministic, so a replayed event changes nothing.
 */
package dev.supernetlab.contracts.event;
