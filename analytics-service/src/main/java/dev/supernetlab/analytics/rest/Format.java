package dev.supernetlab.analytics.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * How rows are written: what {@code ?format=} says, else what the client accepts most, else JSON.
 */
enum Format {
  JSON,
  CSV;

  static final String TEXT_CSV = "text/csv";

  static Format of(String parameter, HttpHeaders headers) {
    if (parameter == null) {
      MediaType first = headers.getAcceptableMediaTypes().get(0);
      return first.isWildcardSubtype() || !first.isCompatible(MediaType.valueOf(TEXT_CSV))
          ? JSON
          : CSV;
    }
    return switch (parameter) {
      case "json" -> JSON;
      case "csv" -> CSV;
      default -> throw ProblemException.badParameter("format", parameter, "json and csv");
    };
  }
}
