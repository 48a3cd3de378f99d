package dev.supernetlab.benchmarks.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One child architecture: stem, cells, mean over all pixels, linear. */
final class ChildNetwork {
  private static final int CLASSES = 10;

  private final Parameters parameters;
  private final List<Layer> layers = new ArrayList<>();
  private final Layer linear;

  /** A child of this request's network, by its operators in edge order. */
  ChildNetwork(Request request, List<String> operators, Parameters parameters) {
    this.parameters = parameters;
    layers.add(stem(request));
    int features = request.stemChannels();
    for (int cell = 0; cell < request.cells(); cell++) {
      layers.add(new Cell(features, request.channels(), operators, parameters));
      features = nodes(operators.size()) * request.channels();
    }
    this.linear = parameters.linear(features, CLASSES);
  }

  /** Logits [N,10] of images [N,channels,H,W]. */
  Tensor forward(Tensor images) {
    try (Tensor features = Layer.sequence(layers).apply(images);
        Tensor mean = features.mean(2, 3)) {
      return linear.apply(mean);
    }
  }

  TensorVector trained() {
    return parameters.trained();
  }

  private Layer stem(Request request) {
    int width = request.stemChannels();
    int kernel = request.stem().equals("conv1x1") ? 1 : 3;
    List<Layer> stem = new ArrayList<>();
    stem.add(parameters.convolution(request.channelsIn(), width, kernel, 1, 1));
    stem.add(parameters.batchNorm(width, true));
    if (request.stem().equals("paper")) {
      stem.add(parameters.convolution(width, width, kernel, 1, 1));
      stem.add(parameters.batchNorm(width, true));
    } else {
      stem.add(Layer.relu());
    }
    return Layer.sequence(stem);
  }

  private static int nodes(int edges) {
    int nodes = 1;
    while (nodes * (nodes + 1) / 2 < edges) {
      nodes++;
    }
    return nodes;
  }

  /** Preprocessing, then nodes that each sum their edges; the output is all nodes side by side. */
  private static final class Cell implements Layer {
    private final Layer preprocessing;
    private final List<Layer> edges = new ArrayList<>();

    Cell(int in, int channels, List<String> operators, Parameters parameters) {
      this.preprocessing =
          Layer.sequence(
              List.of(
                  Layer.relu(),
                  parameters.convolution(in, channels, 1, 1, 1),
                  parameters.batchNorm(channels, false)));
      operators.forEach(operator -> edges.add(edge(operator, channels, parameters)));
    }

    @Override
    public Tensor apply(Tensor x) {
      List<Tensor> states = new ArrayList<>();
      states.add(preprocessing.apply(x));
      for (int edge = 0; edge < edges.size(); edge += states.size() - 1) {
        states.add(node(states, edge));
      }
      try (TensorVector outputs =
          new TensorVector(states.subList(1, states.size()).toArray(Tensor[]::new))) {
        return torch.cat(outputs, 1);
      } finally {
        states.forEach(Tensor::close);
      }
    }

    private Tensor node(List<Tensor> states, int firstEdge) {
      Tensor sum = edges.get(firstEdge).apply(states.get(0));
      for (int from = 1; from < states.size(); from++) {
        try (Tensor before = sum;
            Tensor term = edges.get(firstEdge + from).apply(states.get(from))) {
          sum = before.add(term);
        }
      }
      return sum;
    }

    private static Layer edge(String operator, int channels, Parameters parameters) {
      List<Layer> layers =
          switch (operator) {
            case "skip_connect" -> List.of(Layer.identity());
            case "max_pool_3x3" -> List.of(Layer.maxPool(), parameters.batchNorm(channels, false));
            case "avg_pool_3x3" -> List.of(Layer.avgPool(), parameters.batchNorm(channels, false));
            case "sep_conv_3x3" -> stages(2, channels, 3, 1, parameters);
            case "sep_conv_5x5" -> stages(2, channels, 5, 1, parameters);
            case "dil_conv_3x3" -> stages(1, channels, 3, 2, parameters);
            case "dil_conv_5x5" -> stages(1, channels, 5, 2, parameters);
            default -> throw new IllegalArgumentException("no operator " + operator);
          };
      return Layer.sequence(layers);
    }

    private static List<Layer> stages(
        int stages, int channels, int kernel, int dilation, Parameters parameters) {
      List<Layer> layers = new ArrayList<>();
      for (int stage = 0; stage < stages; stage++) {
        layers.add(Layer.relu());
        layers.add(parameters.convolution(channels, channels, kernel, dilation, channels));
        layers.add(parameters.convolution(channels, channels, 1, 1, 1));
        layers.add(parameters.batchNorm(channels, false));
      }
      return layers;
    }
  }
}
