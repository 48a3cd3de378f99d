package dev.supernetlab.judging.input;

import dev.supernetlab.supernet.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be judged, as files.
 *
 * @param series at least one
 * @param truth empty if there is none
 * @param order in which the children were trained, if it is known
 * @param space that the children are of, if it is known
 * @param features of children, by which a ranking costs nothing
 * @param cycle steps of one pass through all children, if the user says it
 * @param names how children are named, if the user says it
 */
public record Request(
    List<Input> series,
    Optional<Input> truth,
    Optional<Input> order,
    Optional<SearchSpace> space,
    Optional<Input> features,
    OptionalInt cycle,
    Optional<Names> names) {
  public Request {
    series = List.copyOf(series);
  }
}
