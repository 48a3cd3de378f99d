/**
 * Tests of what deploys the lab: that images, compose, manifests and rules fit the services and
 * each other, and that the services run as these say.
 */
package dev.supernetlab.deployment;
