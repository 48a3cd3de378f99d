package dev.supernetlab.supernet.sharing;

import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.List;

/** One slot per parameter for everybody. */
public record ShareAll() implements SharingPolicy {
  @Override
  public String slot(Child child, Parameter parameter) {
    return parameter.name();
  }

  @Override
  public List<List<Child>> partition(List<Child> children) {
    return List.of(List.copyOf(children));
  }
}
