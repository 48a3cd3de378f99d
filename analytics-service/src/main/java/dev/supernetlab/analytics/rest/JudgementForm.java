package dev.supernetlab.analytics.rest;

import dev.supernetlab.judging.input.BadInputException;
import dev.supernetlab.judging.input.Fault;
import dev.supernetlab.judging.input.GroundTruths;
import dev.supernetlab.judging.input.Input;
import dev.supernetlab.judging.input.Names;
import dev.supernetlab.judging.input.Request;
import dev.supernetlab.judging.space.Spaces;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The parts of a form that is judged; files lie on disk while it is worked on. */
public class JudgementForm {
  /** One file or more: a column for each child, a row for each evaluation. */
  @RestForm List<FileUpload> series;

  /** A ground truth of one's own. */
  @RestForm FileUpload groundTruth;

  /** A ground truth that comes with the product. */
  @RestForm String groundTruthName;

  @RestForm FileUpload order;

  /** A search space, as in a spec. */
  @RestForm FileUpload space;

  /** A space that comes with the product. */
  @RestForm String spaceName;

  @RestForm FileUpload features;

  /** Steps of one pass through all children. */
  @RestForm String cycle;

  /** {@code index} or {@code label}. */
  @RestForm String names;

  Request request() {
    if (series == null || series.isEmpty()) {
      throw refused("series", null, "must be one file or more");
    }
    return new Request(
        series.stream().map(JudgementForm::input).toList(),
        truth(),
        Optional.ofNullable(order).map(JudgementForm::input),
        searchSpace(),
        Optional.ofNullable(features).map(JudgementForm::input),
        steps(),
        naming());
  }

  private static Input input(FileUpload file) {
    return Input.of(file.fileName(), file.uploadedFile());
  }

  private Optional<Input> truth() {
    if (groundTruthName != null) {
      return Optional.of(
          GroundTruths.named(groundTruthName)
              .orElseThrow(
                  () ->
                      refused(
                          "groundTruthName",
                          groundTruthName,
                          "must be one of " + GroundTruths.names())));
    }
    return Optional.ofNullable(groundTruth).map(JudgementForm::input);
  }

  private Optional<SearchSpace> searchSpace() {
    if (spaceName != null) {
      return Optional.of(
          Spaces.named(spaceName)
              .orElseThrow(
                  () -> refused("spaceName", spaceName, "must be one of " + Spaces.names())));
    }
    return Optional.ofNullable(space).map(JudgementForm::parse);
  }

  private static SearchSpace parse(FileUpload file) {
    try {
      return Spaces.parse(Files.readString(file.uploadedFile(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw refused(file.fileName(), null, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OptionalInt steps() {
    if (cycle == null) {
      return OptionalInt.empty();
    }
    try {
      int steps = Integer.parseInt(cycle);
      if (steps > 0) {
        return OptionalInt.of(steps);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw refused("cycle", cycle, "must be a whole number, 1 or more");
  }

  private Optional<Names> naming() {
    try {
      return Optional.ofNullable(names).map(n -> Names.valueOf(n.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw refused("names", names, "must be index or label");
    }
  }

  private static BadInputException refused(String field, String value, String allowed) {
    return new BadInputException(List.of(new Fault(field, 0, 0, value, allowed)));
  }
}
