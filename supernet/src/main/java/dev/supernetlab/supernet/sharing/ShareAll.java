package dev.supernetlab.supernet.sharing;

import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;

/** One slot per parameter for everybody. */
public record ShareAll() implements SharingPolicy {
  @Override
  public String slot(Child child, Parameter parameter) {
    return parameter.name();
  }
}
