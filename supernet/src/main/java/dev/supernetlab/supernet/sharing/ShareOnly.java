package dev.supernetlab.supernet.sharing;

import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.List;

/**
 * Parameters that match are shared; every child has its own others.
 *
 * @param match a parameter is shared that any of these matches
 */
public record ShareOnly(List<ParameterMatch> match) implements SharingPolicy {
  private static final SharingPolicy OWN = new ShareNone();

  public ShareOnly {
    match = List.copyOf(match);
  }

  @Override
  public String slot(Child child, Parameter parameter) {
    return Matches.any(match, parameter) ? parameter.name() : OWN.slot(child, parameter);
  }
}
