/**
 * Random changes to training images: a function of seed, training step and position in the batch,
 * on whatever thread and in whatever order they are made.
 */
package dev.supernetlab.supernet.augment;
