package dev.supernetlab.judging.input;

import java.util.ArrayList;
import java.util.List;

/** The series of one instance with one kind of batch statistics, as it is being read. */
final class Run {
  private final Key key;
  private final String seed;
  private final String order;
  private final Counted counted;
  private final List<String> children;
  private final List<Long> steps = new ArrayList<>();
  private final List<double[]> scores = new ArrayList<>();

  /** What tells series apart; {@code bn} is empty if it is not known. */
  record Key(String instance, String bn) {}

  /** What the steps of a series count. */
  enum Counted {
    /** Mini-batches, as a column says. */
    STEPS,
    EPOCHS,
    /** Something that the file does not say. */
    ROWS
  }

  Run(Key key, String seed, String order, Counted counted, List<String> children) {
    this.key = key;
    this.seed = seed;
    this.order = order;
    this.counted = counted;
    this.children = children;
  }

  /** The same series of an instance with another name. */
  Run named(String instance) {
    Run renamed = new Run(new Key(instance, key.bn()), seed, order, counted, children);
    renamed.steps.addAll(steps);
    renamed.scores.addAll(scores);
    return renamed;
  }

  /** Adds an evaluation; false if its step is not behind the one before. */
  boolean add(long step, double[] row) {
    if (!steps.isEmpty() && step <= steps.get(steps.size() - 1)) {
      return false;
    }
    steps.add(step);
    scores.add(row);
    return true;
  }

  Key key() {
    return key;
  }

  String seed() {
    return seed;
  }

  String order() {
    return order;
  }

  Counted counted() {
    return counted;
  }

  /** Names in the order of the scores. */
  List<String> children() {
    return children;
  }

  List<Long> steps() {
    return steps;
  }

  List<double[]> scores() {
    return scores;
  }
}
