package dev.supernetlab.supernet.sharing;

import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.List;

/**
 * Every child has its own of the parameters that match; the others are shared.
 *
 * @param match a parameter is private that any of these matches
 */
public record ShareExcept(List<ParameterMatch> match) implements SharingPolicy {
  private static final SharingPolicy OWN = new ShareNone();

  public ShareExcept {
    match = List.copyOf(match);
  }

  @Override
  public String slot(Child child, Parameter parameter) {
    return Matches.any(match, parameter) ? OWN.slot(child, parameter) : parameter.name();
  }
}
