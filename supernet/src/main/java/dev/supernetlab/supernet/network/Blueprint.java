package dev.supernetlab.supernet.network;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The super-net of a search space for images of one shape: every layer that a child can have, with
 * its parameters. stem, cells, mean over all pixels, linear. A cell is a preprocessing (ReLU, 1x1
 * convolution to C channels, BN) that makes node 0, then nodes 1..n, each the sum of its edges; its
 * output is the concatenation of nodes 1..n, or node n. Between stacks of cells images are halved.
 */
public final class Blueprint {
  private final SearchSpace space;
  private final ImageShape input;
  private final int classes;
  private final List<StemLayer> stem;
  private final List<Cell> cells;
  private final Linear linear;

  /**
   * A blueprint.
   *
   * @param input shape of the images
   * @param classes number of labels
   */
  public Blueprint(SearchSpace space, ImageShape input, int classes) {
    this.space = space;
    this.input = input;
    this.classes = classes;
    this.stem = stem(space.spec().stem(), input.channels());
    this.cells = new ArrayList<>();
    int features = space.spec().stem().channels();
    for (int cell = 0; cell < space.cells(); cell++) {
      cells.add(cell("cell" + cell, features, space.channels(cell)));
      features = space.outputChannels(cell);
    }
    ImageShape last = shape(space.cells() - 1);
    if (last.height() << space.stack(space.cells() - 1) != input.height()
        || last.width() << space.stack(space.cells() - 1) != input.width()) {
      throw new IllegalArgumentException(
          "images of %dx%d cannot be halved %d times"
              .formatted(input.height(), input.width(), space.stack(space.cells() - 1)));
    }
    this.linear =
        new Linear(
            new Parameter(
                "linear.weight", Parameter.Kind.LINEAR, List.of(features, classes), features),
            new Parameter("linear.bias", Parameter.Kind.LINEAR, List.of(classes), features));
  }

  public SearchSpace space() {
    return space;
  }

  /** Shape of the images. */
  public ImageShape input() {
    return input;
  }

  /** Number of labels. */
  public int classes() {
    return classes;
  }

  /** The stem's layers in forward order; there is no ReLU but where a layer says so. */
  public List<StemLayer> stem() {
    return stem;
  }

  /** Shape of a cell's nodes. */
  public ImageShape shape(int cell) {
    int halved = space.stack(cell);
    return new ImageShape(input.height() >> halved, input.width() >> halved, space.channels(cell));
  }

  /** What makes node 0 of a cell of its input; empty where it is the input itself. */
  public Optional<Preprocessing> preprocessing(int cell) {
    return Optional.ofNullable(cells.get(cell).preprocessing());
  }

  /**
   * What an edge of a cell computes if a child chooses this operator for it.
   *
   * @throws IllegalArgumentException if the space does not have the operator
   */
  public Operation operation(int cell, int edge, Operator operator) {
    Operation operation = cells.get(cell).edges().get(edge).get(operator);
    if (operation == null) {
      throw new IllegalArgumentException(operator.label() + " is not an operator of this space");
    }
    return operation;
  }

  /** The classifier behind the mean over all pixels. */
  public Linear linear() {
    return linear;
  }

  /** All parameters that a child computes with, in forward order. */
  public List<Parameter> parameters(Child child) {
    List<Parameter> all = new ArrayList<>();
    stem.forEach(layer -> all.addAll(layer.parameters()));
    for (int cell = 0; cell < cells.size(); cell++) {
      all.addAll(parameters(child, cell));
    }
    all.addAll(linear.parameters());
    return all;
  }

  /** Those of one cell. */
  List<Parameter> parameters(Child child, int cell) {
    List<Parameter> all = new ArrayList<>();
    preprocessing(cell).ifPresent(first -> all.addAll(first.parameters()));
    for (int edge = 0; edge < space.edges(); edge++) {
      all.addAll(operation(cell, edge, child.operators().get(edge)).parameters());
    }
    return all;
  }

  /** Whether space, image shape and number of labels are equal, and so all layers. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Blueprint that
        && space.equals(that.space)
        && input.equals(that.input)
        && classes == that.classes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(space, input, classes);
  }

  private static List<StemLayer> stem(SpaceSpec.StemSpec spec, int channels) {
    int width = spec.channels();
    return switch (spec.kind()) {
      case PAPER ->
          List.of(
              stemLayer(1, 3, channels, width, false), stemLayer(2, 3, width, width, spec.relu()));
      case CONV3X3 -> List.of(stemLayer(1, 3, channels, width, spec.relu()));
      case CONV1X1 -> List.of(stemLayer(1, 1, channels, width, spec.relu()));
    };
  }

  private static StemLayer stemLayer(int number, int kernel, int in, int out, boolean relu) {
    String bn = "stem.bn" + number;
    return new StemLayer(
        convolution("stem.conv" + number, List.of(kernel, kernel, in, out), kernel * kernel * in),
        statistics(bn, out),
        new Parameter(bn + ".gamma", Parameter.Kind.SCALE, List.of(out), 0),
        new Parameter(bn + ".beta", Parameter.Kind.SHIFT, List.of(out), 0),
        relu);
  }

  private Cell cell(String name, int features, int channels) {
    List<Map<Operator, Operation>> edges = new ArrayList<>();
    for (int edge = 0; edge < space.edges(); edge++) {
      Map<Operator, Operation> choices = new EnumMap<>(Operator.class);
      for (Operator operator : space.operators()) {
        choices.put(operator, operation(name + ".edge" + edge + ".", operator, channels));
      }
      edges.add(choices);
    }
    return new Cell(preprocessing(name, features, channels), edges);
  }

  private Preprocessing preprocessing(String name, int features, int channels) {
    return features == channels && !space.spec().preprocessing()
        ? null
        : new Preprocessing(
            convolution(name + ".pre.conv", List.of(features, channels), features),
            statistics(name + ".pre.bn", channels));
  }

  private static Operation operation(String prefix, Operator operator, int channels) {
    String name = prefix + operator.label();
    return switch (operator) {
      case NONE -> new Operation.None();
      case SKIP_CONNECT -> new Operation.Skip();
      case MAX_POOL_3X3 -> new Operation.Pool(true, statistics(name + ".bn1", channels));
      case AVG_POOL_3X3 -> new Operation.Pool(false, statistics(name + ".bn1", channels));
      case SEP_CONV_3X3 -> separable(name, 3, 1, 2, channels);
      case SEP_CONV_5X5 -> separable(name, 5, 1, 2, channels);
      case SEP_CONV_7X7 -> separable(name, 7, 1, 2, channels);
      case CONV_7X1_1X7 -> dense(name, channels, new int[][] {{1, 7}, {7, 1}});
      case NOR_CONV_1X1 -> dense(name, channels, new int[][] {{1, 1}});
      case NOR_CONV_3X3 -> dense(name, channels, new int[][] {{3, 3}});
      case DIL_CONV_3X3 -> separable(name, 3, 2, 1, channels);
      case DIL_CONV_5X5 -> separable(name, 5, 2, 1, channels);
    };
  }

  /** Dense convolutions with kernels of these heights and widths. */
  private static Operation dense(String name, int channels, int[][] kernels) {
    List<Parameter> convolutions = new ArrayList<>();
    for (int[] k : kernels) {
      convolutions.add(
          convolution(
              name + ".conv" + (convolutions.size() + 1),
              List.of(k[0], k[1], channels, channels),
              k[0] * k[1] * channels));
    }
    return new Operation.Dense(convolutions, statistics(name + ".bn1", channels));
  }

  private static Operation separable(
      String name, int kernel, int dilation, int stages, int channels) {
    List<Operation.Stage> list = new ArrayList<>();
    for (int stage = 1; stage <= stages; stage++) {
      list.add(
          new Operation.Stage(
              convolution(
                  name + ".depthwise" + stage, List.of(kernel, kernel, channels), kernel * kernel),
              dilation,
              convolution(name + ".pointwise" + stage, List.of(channels, channels), channels),
              statistics(name + ".bn" + stage, channels)));
    }
    return new Operation.Separable(list);
  }

  private static Parameter convolution(String name, List<Integer> shape, int fanIn) {
    return new Parameter(name, Parameter.Kind.CONVOLUTION, shape, fanIn);
  }

  private static Parameter statistics(String name, int channels) {
    return new Parameter(name, Parameter.Kind.STATISTICS, List.of(2, channels), 0);
  }

  /** The preprocessing is null where there is none. */
  private record Cell(Preprocessing preprocessing, List<Map<Operator, Operation>> edges) {}

  /** y = BN(convolution(x)), then ReLU where it says so. */
  public record StemLayer(
      Parameter convolution, Parameter statistics, Parameter gamma, Parameter beta, boolean relu) {
    /** All parameters in forward order. */
    public List<Parameter> parameters() {
      return List.of(convolution, statistics, gamma, beta);
    }
  }

  /** y = BN(pointwise(relu(concatenation of the last cell's nodes, or the stem's output))). */
  public record Preprocessing(Parameter pointwise, Parameter statistics) {
    /** All parameters in forward order. */
    public List<Parameter> parameters() {
      return List.of(pointwise, statistics);
    }
  }

  /** logits = x weight + bias. */
  public record Linear(Parameter weight, Parameter bias) {
    /** All parameters in forward order. */
    public List<Parameter> parameters() {
      return List.of(weight, bias);
    }
  }
}
