package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.kernels.portable.PortableKernels;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One child's network written down layer by layer, nothing shared or reused; batch normalisation in
 * double precision from the definition.
 */
final class PlainNetwork {
  private final Kernels kernels = new PortableKernels();
  private final Blueprint blueprint;
  private final Child child;
  private final Function<Parameter, float[]> values;
  private final Map<Parameter, List<double[][]>> batches = new HashMap<>();
  private boolean calibrating;

  PlainNetwork(Blueprint blueprint, Child child, Function<Parameter, float[]> values) {
    this.blueprint = blueprint;
    this.child = child;
    this.values = values;
  }

  /** Takes in the statistics of a batch; from then on they count instead of the running ones. */
  void calibrate(Tensor images) {
    calibrating = true;
    logits(images);
    calibrating = false;
  }

  Tensor logits(Tensor images) {
    Tensor x = images;
    for (Blueprint.StemLayer layer : blueprint.stem()) {
      Tensor y = like(x, layer.gamma().length());
      kernels.convolution(x, tensor(layer.convolution()), y);
      normalise(y, layer.statistics(), values.apply(layer.gamma()), values.apply(layer.beta()));
      if (layer.relu()) {
        y.array().muli(y.array().gt(0).castTo(y.array().dataType()));
      }
      x = y;
    }
    Tensor[] outputs = {x};
    for (int cell = 0; cell < blueprint.space().cells(); cell++) {
      if (blueprint.space().halvesBefore(cell)) {
        outputs = Arrays.stream(outputs).map(this::halved).toArray(Tensor[]::new);
      }
      outputs = cell(cell, outputs);
    }
    Tensor features = Tensor.zeros(x.dim(0), blueprint.linear().weight().shape().get(0));
    kernels.globalAverage(outputs, features);
    Tensor logits = Tensor.zeros(x.dim(0), blueprint.classes());
    Blueprint.Linear linear = blueprint.linear();
    kernels.linear(features, tensor(linear.weight()), tensor(linear.bias()), logits);
    return logits;
  }

  private Tensor[] cell(int cell, Tensor[] inputs) {
    int channels = blueprint.space().channels(cell);
    List<Tensor> states = new ArrayList<>();
    Tensor first =
        blueprint.preprocessing(cell).isPresent() ? like(inputs[0], channels) : inputs[0];
    blueprint
        .preprocessing(cell)
        .ifPresent(
            layer -> {
              kernels.reluPointwise(inputs, tensor(layer.pointwise()), After.NOTHING, first);
              normalise(first, layer.statistics(), null, null);
            });
    states.add(first);
    int edge = 0;
    for (int to = 1; to <= blueprint.space().nodes(); to++) {
      Tensor sum = like(first, channels);
      for (int from = 0; from < to; from++, edge++) {
        var operation = blueprint.operation(cell, edge, child.operators().get(edge));
        sum.array().addi(edge(operation, states.get(from)).array());
      }
      states.add(sum);
    }
    int output = blueprint.space().firstOutput();
    return states.subList(output, states.size()).toArray(Tensor[]::new);
  }

  private Tensor halved(Tensor x) {
    Tensor y = Tensor.zeros(x.dim(0), x.dim(1) / 2, x.dim(2) / 2, x.dim(3));
    kernels.halve(x, y);
    return y;
  }

  private Tensor edge(Operation operation, Tensor x) {
    Tensor y = x;
    if (operation instanceof Operation.Pool pool) {
      y = like(x, x.dim(3));
      if (pool.maximum()) {
        kernels.maxPool(x, After.NOTHING, y, false);
      } else {
        kernels.avgPool(x, After.NOTHING, y, false);
      }
      normalise(y, pool.statistics(), null, null);
    } else if (operation instanceof Operation.Separable separable) {
      for (Operation.Stage stage : separable.stages()) {
        Tensor next = like(x, x.dim(3));
        SeparableWeights weights =
            new SeparableWeights(
                tensor(stage.depthwise()), stage.dilation(), tensor(stage.pointwise()));
        kernels.separable(Normalised.not(y), weights, After.NOTHING, next, false);
        normalise(next, stage.statistics(), null, null);
        y = next;
      }
    } else if (operation instanceof Operation.Dense dense) {
      y = like(x, x.dim(3));
      y.array().assign(x.array()).muli(x.array().gt(0).castTo(x.array().dataType()));
      for (Parameter convolution : dense.convolutions()) {
        Tensor next = like(x, x.dim(3));
        kernels.convolution(y, tensor(convolution), next);
        y = next;
      }
      normalise(y, dense.statistics(), null, null);
    } else if (operation instanceof Operation.None) {
      y = like(x, x.dim(3));
    }
    return y;
  }

  private void normalise(Tensor x, Parameter statistics, float[] gamma, float[] beta) {
    int channels = x.dim(3);
    double[][] used = statistics(x, statistics);
    float[] all = x.toArray();
    for (int i = 0; i < all.length; i++) {
      int c = i % channels;
      double normal = (all[i] - used[0][c]) / Math.sqrt(used[1][c] + 1e-5);
      all[i] = (float) (gamma == null ? normal : normal * gamma[c] + beta[c]);
    }
    x.fill(all);
  }

  /** Mean and variance to normalise with. */
  private double[][] statistics(Tensor x, Parameter parameter) {
    int channels = x.dim(3);
    if (calibrating) {
      double[][] batch = moments(x);
      int count = x.length() / channels;
      double[][] kept = {batch[0], batch[1].clone()};
      for (int c = 0; c < channels; c++) {
        kept[1][c] *= count / (count - 1.0);
      }
      batches.computeIfAbsent(parameter, key -> new ArrayList<>()).add(kept);
      return batch;
    }
    double[][] mean = new double[2][channels];
    List<double[][]> taken = batches.getOrDefault(parameter, List.of());
    for (int c = 0; c < 2 * channels; c++) {
      int row = c / channels;
      int column = c % channels;
      mean[row][column] =
          taken.isEmpty()
              ? values.apply(parameter)[c]
              : taken.stream().mapToDouble(b -> b[row][column]).average().orElseThrow();
    }
    return mean;
  }

  private static double[][] moments(Tensor x) {
    int channels = x.dim(3);
    float[] all = x.toArray();
    int count = all.length / channels;
    double[][] moments = new double[2][channels];
    for (int i = 0; i < all.length; i++) {
      moments[0][i % channels] += all[i] / count;
    }
    for (int i = 0; i < all.length; i++) {
      double difference = all[i] - moments[0][i % channels];
      moments[1][i % channels] += difference * difference / count;
    }
    return moments;
  }

  private static Tensor like(Tensor x, int channels) {
    return Tensor.zeros(x.dim(0), x.dim(1), x.dim(2), channels);
  }

  private Tensor tensor(Parameter parameter) {
    long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
    return Tensor.zeros(shape).fill(values.apply(parameter));
  }
}
