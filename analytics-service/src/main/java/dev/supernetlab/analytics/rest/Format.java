package dev.supernetlab.analytics.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an answer is written: what {@code ?format=} says, else what the client accepts most, else
 * JSON.
 */
enum Format {
  JSON(MediaType.APPLICATION_JSON),
  CSV(Format.TEXT_CSV),
  HTML(MediaType.TEXT_HTML);

  static final String TEXT_CSV = "text/csv";

  private final String type;

  Format(String type) {
    this.type = type;
  }

  /** Its media type. */
  String type() {
    return type;
  }

  /** Of rows, which are JSON or CSV. */
  static Format of(String parameter, HttpHeaders headers) {
    return of(parameter, headers, List.of(JSON, CSV));
  }

  /** One of several formats. */
  static Format of(String parameter, HttpHeaders headers, List<Format> allowed) {
    if (parameter == null) {
      MediaType first = headers.getAcceptableMediaTypes().get(0);
      return allowed.stream()
          .filter(f -> !first.isWildcardSubtype() && first.isCompatible(MediaType.valueOf(f.type)))
          .findFirst()
          .orElse(JSON);
    }
    return allowed.stream()
        .filter(format -> format.word().equals(parameter))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badParameter(
                    "format",
                    parameter,
                    allowed.stream().map(Format::word).collect(Collectors.joining(" and "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
