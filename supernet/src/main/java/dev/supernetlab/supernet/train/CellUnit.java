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
import java.util.Optional;

/** One cell with its buffers. Without a preprocessing, node 0 is the cell's only input itself. */
final class CellUnit {
  private final Blueprint blueprint;
  private final int cell;
  private final Optional<Blueprint.Preprocessing> first;
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
    int channels = space.channels(cell);
    this.first = blueprint.preprocessing(cell);
    this.preprocessed =
        first
            .map(p -> new Normalised(buffers.activation(channels), buffers.saved(channels)))
            .orElse(null);
    this.nodes = new Tensor[space.nodes() + 1];
    for (int node = first.isPresent() ? 0 : 1; node < nodes.length; node++) {
      nodes[node] = buffers.activation(channels);
    }
    this.nodeGradients = nodeGradients.clone();
    for (int edge = 0; edge < space.edges(); edge++) {
      edges.add(new EdgeUnit(channels, buffers, scratch));
    }
  }

  /** The nodes that are read from outside. */
  Tensor[] outputs() {
    return Arrays.copyOfRange(nodes, blueprint.space().firstOutput(), nodes.length);
  }

  /** Gradients of the outputs; whoever reads those adds to them. */
  Tensor[] outputGradients() {
    return Arrays.copyOfRange(nodeGradients, blueprint.space().firstOutput(), nodes.length);
  }

  void forward(Pass pass, Tensor[] inputs) {
    if (first.isPresent()) {
      preprocess(pass, first.get(), inputs);
    } else {
      nodes[0] = inputs[0];
    }
    for (int to = 1; to < nodes.length; to++) {
      for (int from = 0; from < to; from++) {
        int edge = blueprint.space().edge(from, to);
        edges.get(edge).forward(pass, operation(pass, edge), nodes[from], nodes[to], from > 0);
      }
    }
  }

  private void preprocess(Pass pass, Blueprint.Preprocessing layer, Tensor[] inputs) {
    After after = new After.Statistics(preprocessed.saved());
    pass.kernels().reluPointwise(inputs, pass.value(layer.pointwise()), after, preprocessed.raw());
    pass.follow(preprocessed, layer.statistics());
    pass.kernels().normalise(preprocessed, nodes[0], false);
  }

  /** Needs the outputs' gradients complete; adds to the inputs'. */
  void backward(Pass pass, Tensor[] inputs, Tensor[] inputGradients) {
    if (first.isPresent()) {
      nodeGradients[0].clear();
    } else {
      nodeGradients[0] = inputGradients[0];
    }
    for (int inner = 1; inner < blueprint.space().firstOutput(); inner++) {
      nodeGradients[inner].clear();
    }
    for (int to = nodes.length - 1; to > 0; to--) {
      for (int from = to - 1; from >= 0; from--) {
        int edge = blueprint.space().edge(from, to);
        edges
            .get(edge)
            .backward(
                pass, operation(pass, edge), nodes[from], nodeGradients[to], nodeGradients[from]);
      }
    }
    first.ifPresent(
        layer ->
            pass.kernels()
                .reluPointwiseBackward(
                    inputs,
                    pass.value(layer.pointwise()),
                    preprocessed,
                    nodeGradients[0],
                    inputGradients,
                    pass.gradient(layer.pointwise())));
  }

  private Operation operation(Pass pass, int edge) {
    return blueprint.operation(cell, edge, pass.child().operators().get(edge));
  }
}
