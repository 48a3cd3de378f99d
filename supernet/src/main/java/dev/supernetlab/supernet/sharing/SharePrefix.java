package dev.supernetlab.supernet.sharing;

import dev.supernetlab.contracts.spec.ParameterMatch.Layer;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.network.Place;
import dev.supernetlab.supernet.space.Child;

/**
 * The stem and the first cells are shared; every child has its own of the other cells and of the
 * classifier.
 *
 * @param cells how many of the first are shared, 0 or more
 */
public record SharePrefix(int cells) implements SharingPolicy {
  private static final SharingPolicy OWN = new ShareNone();

  @Override
  public String slot(Child child, Parameter parameter) {
    Place place = Place.of(parameter);
    boolean shared =
        place.layer() == Layer.STEM || (place.layer() != Layer.LINEAR && place.cell() < cells);
    return shared ? parameter.name() : OWN.slot(child, parameter);
  }
}
