/** Images and blueprint of an experiment, ready for training and scoring. */
package dev.supernetlab.supernet.study;
