package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.network.InitialValues;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;

/**
 * What a child has been left by weights that it shared with others: the values of its own
 * parameters, BN statistics among them.
 *
 * @param sharing how they were shared
 */
public record InheritedValues(Weights weights, SharingPolicy sharing, Child child)
    implements InitialValues {
  @Override
  public float[] of(Parameter parameter) {
    return weights.slot(sharing.slot(child, parameter)).clone();
  }
}
