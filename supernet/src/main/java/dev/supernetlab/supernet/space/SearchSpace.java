package dev.supernetlab.supernet.space;

import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The children that a {@link SpaceSpec} describes, their labels and indices. Node 0 is a cell's
 * preprocessed input; edges are numbered from 0, node by node: (0-1), (0-2), (1-2), (0-3), ...
 */
public record SearchSpace(SpaceSpec spec) {
  private static final String NUMERALS = "123456789abcdefghijklmnopqrstuvwxyz";
  private static final long INDEX_LIMIT = 1L << 53;

  public SearchSpace {
    if (spec.operators().size() > NUMERALS.length()) {
      throw new IllegalArgumentException(
          spec.operators().size() + " operators; labels can name " + NUMERALS.length());
    }
  }

  /** Nodes of a cell, its input not counted. */
  public int nodes() {
    return spec.nodes();
  }

  /** Number of cells, those of all stacks. */
  public int cells() {
    return spec.cells() * spec.stacks();
  }

  /** C, the channels of every node of the first stack. */
  public int channels() {
    return spec.channels();
  }

  /** Channels of every node of a cell. */
  public int channels(int cell) {
    return spec.channels() << stack(cell);
  }

  /** The stack that a cell is in, 0 for the first. */
  public int stack(int cell) {
    return cell / spec.cells();
  }

  /** Whether images are halved before a cell. */
  public boolean halvesBefore(int cell) {
    return cell > 0 && stack(cell) > stack(cell - 1);
  }

  /** The first of the nodes that are a cell's output; the others follow it. */
  public int firstOutput() {
    return spec.output() == SpaceSpec.Output.LAST ? nodes() : 1;
  }

  /** Channels of a cell's output. */
  public int outputChannels(int cell) {
    return (nodes() - firstOutput() + 1) * channels(cell);
  }

  /** Operators to choose from, in the order that labels number them. */
  public List<Operator> operators() {
    return spec.operators();
  }

  /** Edges of a cell. */
  public int edges() {
    return spec.edges();
  }

  /**
   * Number of the edge between two nodes.
   *
   * @param from 0 (the cell's input) to {@code to - 1}
   * @param to 1 to {@link #nodes()}
   */
  public int edge(int from, int to) {
    if (from < 0 || from >= to || to > nodes()) {
      throw new IllegalArgumentException("no edge from node " + from + " to node " + to);
    }
    return to * (to - 1) / 2 + from;
  }

  /** Number of children; empty where it is not below 2^53, so that children have no index. */
  public OptionalLong size() {
    long size = 1;
    for (int edge = 0; edge < edges(); edge++) {
      size *= operators().size();
      if (size >= INDEX_LIMIT) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(size);
  }

  /**
   * The children that an experiment trains and evaluates, in enumeration order.
   *
   * @throws IllegalArgumentException if there are too many to be listed
   */
  public List<Child> selected() {
    return Children.all(spec).stream().map(this::child).toList();
  }

  /**
   * All children in index order.
   *
   * @throws IllegalArgumentException if there are more than the limit
   */
  public List<Child> children(int limit) {
    OptionalLong size = size();
    if (size.isEmpty() || size.getAsLong() > limit) {
      throw new IllegalArgumentException(
          "the space has "
              + (size.isEmpty() ? "2^53 children or more" : size.getAsLong() + " children")
              + ", the limit is "
              + limit);
    }
    return LongStream.range(0, size.getAsLong()).mapToObj(this::child).toList();
  }

  /**
   * The child with an index.
   *
   * @throws IllegalArgumentException if there is none, or the space is too large for indices
   */
  public Child child(long index) {
    long size = indexable();
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + ": allowed are 0 to " + (size - 1));
    }
    int base = operators().size();
    char[] label = new char[edges()];
    long rest = index;
    for (int edge = edges() - 1; edge >= 0; edge--) {
      label[edge] = NUMERALS.charAt((int) (rest % base));
      rest /= base;
    }
    return child(new String(label));
  }

  /**
   * The child with a label.
   *
   * @throws IllegalArgumentException naming the edge and what is allowed there
   */
  public Child child(String label) {
    if (label.length() != edges()) {
      throw new IllegalArgumentException(
          "label '" + label + "': " + label.length() + " characters for " + edges() + " edges");
    }
    List<Operator> chosen = new ArrayList<>(edges());
    for (int edge = 0; edge < edges(); edge++) {
      chosen.add(operators().get(digit(label, edge)));
    }
    return new Child(label, chosen);
  }

  /** The child that chooses these operators, one per edge in edge order. */
  public Child child(List<Operator> chosen) {
    StringBuilder label = new StringBuilder();
    for (Operator operator : chosen) {
      int number = operators().indexOf(operator);
      if (number < 0) {
        throw new IllegalArgumentException(operator.label() + " is not an operator of this space");
      }
      label.append(NUMERALS.charAt(number));
    }
    return child(label.toString());
  }

  /**
   * The base-|operators| number of the child's choices, first edge most significant.
   *
   * @throws IllegalArgumentException if the child is not of this space, or it is too large
   */
  public long index(Child child) {
    indexable();
    long index = 0;
    for (int edge = 0; edge < edges(); edge++) {
      index = index * operators().size() + digit(child.label(), edge);
    }
    return index;
  }

  private int digit(String label, int edge) {
    int digit = NUMERALS.indexOf(label.charAt(edge));
    if (digit < 0 || digit >= operators().size()) {
      throw new IllegalArgumentException(
          "label '%s': edge %d is '%c', allowed are %s"
              .formatted(
                  label, edge, label.charAt(edge), NUMERALS.substring(0, operators().size())));
    }
    return digit;
  }

  private long indexable() {
    return size()
        .orElseThrow(
            () -> new IllegalArgumentException("2^53 children or more: children have no index"));
  }
}
