package dev.supernetlab.supernet.score;

import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.score.Computation.Norm;
import dev.supernetlab.supernet.score.Computation.Ref;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every different computation that some children need, once, inputs before their readers. */
final class ScoringGraph {
  private final Blueprint blueprint;
  private final SharingPolicy sharing;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Integer> heads = new ArrayList<>();

  /** A computation on the results of others. */
  record Node(Computation computation, List<Integer> inputs) {}

  /** How often the images of each node's result were halved. */
  int[] halvings() {
    int[] halvings = new int[nodes.size()];
    for (int number = 0; number < halvings.length; number++) {
      Node node = nodes.get(number);
      int before = node.inputs().isEmpty() ? 0 : halvings[node.inputs().get(0)];
      halvings[number] =
          node.computation() instanceof Computation.Zero zero
              ? zero.halvings()
              : before + (node.computation() instanceof Computation.Halved ? 1 : 0);
    }
    return halvings;
  }

  ScoringGraph(Blueprint blueprint, SharingPolicy sharing, List<Child> children) {
    this.blueprint = blueprint;
    this.sharing = sharing;
    children.forEach(child -> heads.add(new Path(child).head()));
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Number of each child's last node, in the children's order. */
  List<Integer> heads() {
    return heads;
  }

  private int node(Computation computation, List<Integer> inputs) {
    return numbers.computeIfAbsent(
        new Node(computation, inputs),
        node -> {
          nodes.add(node);
          return nodes.size() - 1;
        });
  }

  /** Adds one child's computations. */
  private final class Path {
    private final Child child;
    private final SearchSpace space = blueprint.space();

    Path(Child child) {
      this.child = child;
    }

    int head() {
      List<Integer> outputs = List.of(stem());
      for (int cell = 0; cell < space.cells(); cell++) {
        outputs = cell(cell, outputs);
      }
      Blueprint.Linear linear = blueprint.linear();
      return node(new Computation.Head(ref(linear.weight()), ref(linear.bias())), outputs);
    }

    private int stem() {
      int x = node(new Computation.Images(blueprint.input().channels()), List.of());
      for (Blueprint.StemLayer layer : blueprint.stem()) {
        Norm norm = new Norm(ref(layer.statistics()), ref(layer.gamma()), ref(layer.beta()));
        x = node(new Computation.Stem(ref(layer.convolution()), norm, layer.relu()), List.of(x));
      }
      return x;
    }

    private List<Integer> cell(int cell, List<Integer> inputs) {
      List<Integer> halved = space.halvesBefore(cell) ? halved(cell, inputs) : inputs;
      Integer[] states = new Integer[space.nodes() + 1];
      states[0] =
          blueprint
              .preprocessing(cell)
              .map(
                  first ->
                      node(
                          new Computation.Preprocessing(
                              ref(first.pointwise()), norm(first.statistics())),
                          halved))
              .orElse(halved.get(0));
      List<Integer> outputs = new ArrayList<>();
      for (int node = space.firstOutput(); node <= space.nodes(); node++) {
        outputs.add(state(cell, node, states));
      }
      return List.copyOf(outputs);
    }

    private List<Integer> halved(int cell, List<Integer> inputs) {
      Computation halve = new Computation.Halved(space.channels(cell - 1));
      return inputs.stream().map(input -> node(halve, List.of(input))).toList();
    }

    /** A node of a cell, made with what it needs if it is not there yet. */
    private int state(int cell, int to, Integer[] states) {
      if (states[to] == null) {
        List<Integer> terms = new ArrayList<>();
        for (int from = 0; from < to; from++) {
          int edge = space.edge(from, to);
          Operation operation = blueprint.operation(cell, edge, child.operators().get(edge));
          if (!(operation instanceof Operation.None)) {
            terms.add(edge(operation, state(cell, from, states)));
          }
        }
        states[to] = sum(cell, terms);
      }
      return states[to];
    }

    private int sum(int cell, List<Integer> terms) {
      int channels = space.channels(cell);
      return switch (terms.size()) {
        case 0 -> node(new Computation.Zero(channels, space.stack(cell)), List.of());
        case 1 -> terms.get(0);
        default -> node(new Computation.Sum(channels), List.copyOf(terms));
      };
    }

    private int edge(Operation operation, int x) {
      if (operation instanceof Operation.Pool pool) {
        return node(new Computation.Pool(pool.maximum(), norm(pool.statistics())), List.of(x));
      }
      if (operation instanceof Operation.Dense dense) {
        List<Ref> convolutions = dense.convolutions().stream().map(this::ref).toList();
        return node(new Computation.Dense(convolutions, norm(dense.statistics())), List.of(x));
      }
      int y = x;
      if (operation instanceof Operation.Separable separable) {
        for (Operation.Stage stage : separable.stages()) {
          y =
              node(
                  new Computation.Stage(
                      ref(stage.depthwise()),
                      stage.dilation(),
                      ref(stage.pointwise()),
                      norm(stage.statistics())),
                  List.of(y));
        }
      }
      return y;
    }

    private Norm norm(Parameter statistics) {
      return new Norm(ref(statistics), null, null);
    }

    private Ref ref(Parameter parameter) {
      return new Ref(parameter, sharing.slot(child, parameter));
    }
  }
}
