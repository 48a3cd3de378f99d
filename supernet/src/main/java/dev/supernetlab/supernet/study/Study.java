package dev.supernetlab.supernet.study;

import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.network.Blueprint;

/** What all trainings and evaluations on the same images and search space have in common. */
public record Study(Splits splits, Blueprint blueprint) {}
