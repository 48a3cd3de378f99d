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
        boolean averagedOnly = cell == space.cells() - 1 && isLast(cell, node);
        outputs.add(averagedOnly ? mean(cell, node, states) : state(cell, node, states));
      }
      return List.copyOf(outputs);
    }

    /** Whether no other node of the cell reads it. */
    private boolean isLast(int cell, int node) {
      for (int to = node + 1; to <= space.nodes(); to++) {
        if (!(operation(cell, node, to) instanceof Operation.None)) {
          return false;
        }
      }
      return true;
    }

    /** A node of which the head alone reads the mean: linear stages need not compute its pixels. */
    private int mean(int cell, int to, Integer[] states) {
      List<Integer> means = new ArrayList<>();
      List<Integer> others = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        Operation operation = operation(cell, from, to);
        if (operation instanceof Operation.Separable separable) {
          List<Operation.Stage> stages = separable.stages();
          int x = stages(stages.subList(0, stages.size() - 1), state(cell, from, states));
          Computation.Stage last = stage(stages.get(stages.size() - 1));
          means.add(node(new Computation.StageMean(last), List.of(x)));
        } else if (!(operation instanceof Operation.None)) {
          others.add(edge(operation, state(cell, from, states)));
        }
      }
      if (means.isEmpty()) {
        return sum(cell, others);
      }
      if (!others.isEmpty()) {
        int channels = space.channels(cell);
        means.add(node(new Computation.Mean(channels), List.of(sum(cell, others))));
      }
      return sum(cell, means);
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
          Operation operation = operation(cell, from, to);
          if (!(operation instanceof Operation.None)) {
            terms.add(edge(operation, state(cell, from, states)));
          }
        }
        states[to] = sum(cell, terms);
      }
      return states[to];
    }

    private Operation operation(int cell, int from, int to) {
      int edge = space.edge(from, to);
      return blueprint.operation(cell, edge, child.operators().get(edge));
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
      return operation instanceof Operation.Separable separable ? stages(separable.stages(), x) : x;
    }

    private int stages(List<Operation.Stage> stages, int x) {
      int y = x;
      for (Operation.Stage stage : stages) {
        y = node(stage(stage), List.of(y));
      }
      return y;
    }

    private Computation.Stage stage(Operation.Stage stage) {
      return new Computation.Stage(
          ref(stage.depthwise()),
          stage.dilation(),
          ref(stage.pointwise()),
          norm(stage.statistics()));
    }

    private Norm norm(Parameter statistics) {
      return new Norm(ref(statistics), null, null);
    }

    private Ref ref(Parameter parameter) {
      return new Ref(parameter, sharing.slot(child, parameter));
    }
  }
}
