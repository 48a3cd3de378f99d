/**
 * Where trainer and evaluator keep weights and find images, as the configuration says, and whether
 * that is there.
 */
package dev.supernetlab.storage;
