package dev.supernetlab.supernet.sharing;

import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;

/** Every child has slots of its own: stand-alone training. */
public record ShareNone() implements SharingPolicy {
  @Override
  public String slot(Child child, Parameter parameter) {
    return child.label() + "/" + parameter.name();
  }
}
