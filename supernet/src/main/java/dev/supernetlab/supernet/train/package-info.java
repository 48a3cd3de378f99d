/**
 * Training the weights that children share. A {@link dev.supernetlab.supernet.train.Training} holds
 * the small state, slots; a {@link dev.supernetlab.supernet.train.Workspace} holds a thread's
 * kernels and the large buffers, which its trainings use one after the other.
 */
package dev.supernetlab.supernet.train;
