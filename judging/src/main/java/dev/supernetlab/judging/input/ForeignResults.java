package dev.supernetlab.judging.input;

import dev.supernetlab.judging.space.Spaces;
import dev.supernetlab.ranking.study.Study;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What other code measured, made ready to be judged.
 *
 * @param notes what a user should know about how the input was read, in sentences
 */
public record ForeignResults(Study study, List<String> notes) {
  public ForeignResults {
    notes = List.copyOf(notes);
  }

  /**
   * Reads files.
   *
   * @throws BadInputException with what is wrong with the first file that cannot be read
   */
  public static ForeignResults read(Request request) {
    Optional<SearchSpace> space =
        request.space().or(() -> request.truth().map(Input::name).flatMap(Spaces::named));
    Naming alone = new Naming(request.names(), space, List.of());
    // What comes with the product is named by labels, whatever the user's files are.
    Optional<TruthTable> truth =
        request.truth().map(t -> TruthTable.read(t, named(t) ? alone.byLabel() : alone));
    Naming naming =
        new Naming(request.names(), space, truth.map(TruthTable::children).orElse(List.of()));
    SeriesReader series = new SeriesReader(naming);
    request.series().forEach(series::read);
    Assembly assembly = new Assembly(space, truth, series.runs(), series.notes());
    request.order().ifPresent(o -> assembly.order(OrderTable.read(o, naming), o.name()));
    request
        .features()
        .ifPresent(
            f -> {
              Faults faults = new Faults(f.name());
              assembly.features(ChildRows.read(f, naming, faults), f.name());
              faults.raise();
            });
    request.cycle().ifPresent(assembly::cycle);
    return assembly.results();
  }

  /**
   * Reads one JSON object, whose form the guide describes; the stream stays open.
   *
   * @throws BadInputException with what is wrong with it
   * @throws IOException if the stream breaks
   */
  public static ForeignResults read(InputStream json) throws IOException {
    return JsonReader.read(json);
  }

  private static boolean named(Input truth) {
    return GroundTruths.names().contains(truth.name());
  }
}
