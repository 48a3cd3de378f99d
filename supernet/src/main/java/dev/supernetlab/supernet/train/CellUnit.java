package dev.supernetlab.supernet.train;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One cell with its buffers. */
final class CellUnit {
  private final Blueprint blueprint;
  private final int cell;
  private final Normalised preprocessed;
  private final Tensor[] nodes;
  private final Tensor[] nodeGradients;
  private final List<EdgeUnit> edges = new ArrayList<>();

  /**
   * A cell.
   *
   * @param nodeGradients gradients of nodes 0..n, which cells may share in turn
   * @param scratch what edges may share in turn
   */
  CellUnit(Blueprint blueprint, int cell, Buffers buffers, Tensor[] nodeGradients, Tensor scratch) {
    SearchSpace space = blueprint.space();
    this.blueprint = blueprint;
    this.cell = cell;
    this.preprocessed =
        new Normalised(buffers.activation(space.channels()), buffers.saved(space.channels()));
    this.nodes = new Tensor[space.nodes() + 1];
    Arrays.setAll(nodes, node -> buffers.activation(space.channels()));
    this.nodeGradients = nodeGradients;
    for (int edge = 0; edge < space.edges(); edge++) {
      edges.add(new EdgeUnit(space.channels(), buffers, scratch));
    }
  }

  /** Nodes 1..n. */
  Tensor[] outputs() {
    return Arrays.copyOfRange(nodes, 1, nodes.length);
  }

  /** Gradients of nodes 1..n; whoever reads the outputs adds to them. */
  Tensor[] outputGradients() {
    return Arrays.copyOfRange(nodeGradients, 1, nodes.length);
  }

  void forward(Pass pass, Tensor[] inputs) {
    Blueprint.Preprocessing first = blueprint.preprocessing(cell);
    After after = new After.Statistics(preprocessed.saved());
    pass.kernels().reluPointwise(inputs, pass.value(first.pointwise()), after, preprocessed.raw());
    pass.follow(preprocessed, first.statistics());
    pass.kernels().normalise(preprocessed, nodes[0], false);
    for (int to = 1; to < nodes.length; to++) {
      for (int from = 0; from < to; from++) {
        int edge = blueprint.space().edge(from, to);
        edges.get(edge).forward(pass, operation(pass, edge), nodes[from], nodes[to], from > 0);
      }
    }
  }

  /** Needs the outputs' gradients complete; adds to the inputs'. */
  void backward(Pass pass, Tensor[] inputs, Tensor[] inputGradients) {
    nodeGradients[0].clear();
    for (int to = nodes.length - 1; to > 0; to--) {
      for (int from = to - 1; from >= 0; from--) {
        int edge = blueprint.space().edge(from, to);
        edges
            .get(edge)
            .backward(
                pass, operation(pass, edge), nodes[from], nodeGradients[to], nodeGradients[from]);
      }
    }
    Blueprint.Preprocessing first = blueprint.preprocessing(cell);
    pass.kernels()
        .reluPointwiseBackward(
            inputs,
            pass.value(first.pointwise()),
            preprocessed,
            nodeGradients[0],
            inputGradients,
            pass.gradient(first.pointwise()));
  }

  private Operation operation(Pass pass, int edge) {
    return blueprint.operation(cell, edge, pass.child().operators().get(edge));
  }
}
