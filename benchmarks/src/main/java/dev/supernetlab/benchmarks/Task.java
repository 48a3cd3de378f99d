package dev.supernetlab.benchmarks;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.space.Child;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is run over and over in a measurement.
 *
 * @param children trained in turn, one a step; or all scored on the same weights
 */
record Task(Kind kind, Network network, List<Child> children) {

  /** Training steps, or evaluation with running statistics. */
  enum Kind {
    TRAINING,
    SCORING
  }

  static Task training(Network network, List<Child> children) {
    return new Task(Kind.TRAINING, network, children);
  }

  static Task scoring(Network network, List<Child> children) {
    return new Task(Kind.SCORING, network, children);
  }

  /** The task in the words of the peers' protocol; they train the first child only. */
  String request() {
    SpaceSpec spec = network.spec();
    return "%s %d %d %d %d %s %d %d %s"
        .formatted(
            kind.name().toLowerCase(Locale.ROOT),
            network.shape().height(),
            network.shape().channels(),
            spec.channels(),
            spec.cells(),
            spec.stem().kind().name().toLowerCase(Locale.ROOT),
            spec.stem().channels(),
            kind == Kind.TRAINING ? network.batch() : network.scoringBatch(),
            children.stream().map(Task::operators).collect(Collectors.joining(";")));
  }

  private static String operators(Child child) {
    return child.operators().stream().map(Operator::label).collect(Collectors.joining(","));
  }
}
