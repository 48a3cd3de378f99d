package dev.supernetlab.supernet.sharing;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.ParameterMatch;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.network.Place;
import java.util.List;

/** Whether a spec's words mean a parameter. */
final class Matches {
  private Matches() {}

  /** Whether one of the matches fits, that is all of the lists that it has. */
  static boolean any(List<ParameterMatch> matches, Parameter parameter) {
    Place place = Place.of(parameter);
    return matches.stream()
        .anyMatch(
            match ->
                fits(match.kinds(), kind(parameter.kind()))
                    && fits(match.layers(), place.layer())
                    && fits(match.cells(), place.cell())
                    && fits(match.edges(), place.edge())
                    && fits(labels(match.operators()), place.operator()));
  }

  private static <T> boolean fits(List<T> wanted, T value) {
    return wanted == null || wanted.contains(value);
  }

  private static List<String> labels(List<Operator> operators) {
    return operators == null ? null : operators.stream().map(Operator::label).toList();
  }

  private static ParameterMatch.Kind kind(Parameter.Kind kind) {
    return switch (kind) {
      case CONVOLUTION -> ParameterMatch.Kind.CONVOLUTION;
      case STATISTICS -> ParameterMatch.Kind.BN_STATISTICS;
      case SCALE, SHIFT -> ParameterMatch.Kind.BN_AFFINE;
      case LINEAR -> ParameterMatch.Kind.LINEAR;
    };
  }
}
