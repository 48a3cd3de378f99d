package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.DenseWeights;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.score.Computation.Dense;
import dev.supernetlab.supernet.score.Computation.Head;
import dev.supernetlab.supernet.score.Computation.Images;
import dev.supernetlab.supernet.score.Computation.Normal;
import dev.supernetlab.supernet.score.Computation.Pool;
import dev.supernetlab.supernet.score.Computation.Preprocessing;
import dev.supernetlab.supernet.score.Computation.Stage;
import dev.supernetlab.supernet.score.Computation.StageMean;
import dev.supernetlab.supernet.score.Computation.Stem;
import dev.supernetlab.supernet.score.ScoringGraph.Node;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Computes a graph for batches of one size; results share buffers once they are read. */
final class GraphRun {
  private final Kernels kernels;
  private final List<Node> nodes;
  private final Schedule schedule;
  private final ImageShape shape;
  private final int batch;
  private final Tensor[] results;
  private final Tensor[][] inputs;
  private final Size[] sizes;
  private final Map<Size, Tensor> raw = new HashMap<>();
  private Tensor features;

  /** Of an activation: its images' and their channels. */
  private record Size(int height, int width, int channels) {}

  GraphRun(Kernels kernels, ScoringGraph graph, Schedule schedule, ImageShape shape, int batch) {
    this.kernels = kernels;
    this.nodes = graph.nodes();
    this.schedule = schedule;
    this.shape = shape;
    this.batch = batch;
    this.sizes = new Size[nodes.size()];
    Arrays.setAll(sizes, this::sizeOf);
    this.results = new Tensor[nodes.size()];
    assignBuffers();
    this.inputs = new Tensor[nodes.size()][];
    Arrays.setAll(
        inputs,
        number ->
            nodes.get(number).inputs().stream()
                .map(input -> results[input])
                .toArray(Tensor[]::new));
  }

  /** Where the images go. */
  Tensor images() {
    return results[0];
  }

  /** A head's logits [N,K], valid after {@link #run} until the next one. */
  Tensor logits(int head) {
    return results[head];
  }

  void run(SlotTensors slots, Normalisation normalisation) {
    for (int number : schedule.order()) {
      Computation computation = nodes.get(number).computation();
      if (computation instanceof Normal normal) {
        compute(slots, normalisation, number, normal, results[number], false);
      } else if (computation instanceof Computation.Sum) {
        sum(slots, normalisation, number);
      } else if (computation instanceof Computation.Mean) {
        kernels.globalAverage(inputs[number], results[number]);
      } else if (computation instanceof Computation.Halved) {
        kernels.halve(inputs[number][0], results[number]);
      } else if (computation instanceof Computation.Zero) {
        results[number].clear();
      } else if (computation instanceof Head head) {
        head(slots, number, head);
      }
    }
  }

  private void compute(
      SlotTensors slots,
      Normalisation normalisation,
      int number,
      Normal computation,
      Tensor y,
      boolean add) {
    if (normalisation instanceof Normalisation.Given given) {
      After.Affine affine = given.affine(number);
      if (computation instanceof Stem stem) {
        Tensor raw = raw(sizes[number]);
        kernels.convolution(inputs[number][0], slots.of(stem.weights()), raw);
        kernels.scale(raw, affine, stem.relu(), y);
      } else {
        operate(slots, number, computation, affine, y, add);
      }
    } else if (normalisation instanceof Calibration calibration) {
      boolean averaged = computation instanceof StageMean;
      Size size = averaged ? sizes[nodes.get(number).inputs().get(0)] : sizes[number];
      Normalised raw = new Normalised(raw(size), calibration.saved(number, computation));
      if (computation instanceof Stem stem) {
        kernels.convolution(inputs[number][0], slots.of(stem.weights()), raw.raw());
        calibration.normalise(stem, raw, y);
      } else {
        After after = new After.Statistics(raw.saved());
        operate(slots, number, computation, after, raw.raw(), false);
        kernels.normalise(averaged ? meanOf(raw, sizes[number]) : raw, y, add);
      }
      calibration.take(number, batch * size.height() * size.width());
    }
  }

  private static SeparableWeights weights(SlotTensors slots, Stage stage) {
    return new SeparableWeights(
        slots.of(stage.depthwise()), stage.dilation(), slots.of(stage.pointwise()));
  }

  private Normalised meanOf(Normalised x, Size size) {
    Tensor mean = raw(size);
    kernels.globalAverage(new Tensor[] {x.raw()}, mean);
    return new Normalised(mean, x.saved());
  }

  /** All computations but the stem's. */
  private void operate(
      SlotTensors slots, int number, Normal computation, After after, Tensor y, boolean add) {
    Tensor[] xs = inputs[number];
    if (computation instanceof Stage stage) {
      kernels.separable(Normalised.not(xs[0]), weights(slots, stage), after, y, add);
    } else if (computation instanceof StageMean mean && after instanceof After.Affine affine) {
      kernels.separableMean(xs[0], weights(slots, mean.stage()), affine, y, add);
    } else if (computation instanceof StageMean mean) {
      kernels.separable(Normalised.not(xs[0]), weights(slots, mean.stage()), after, y, add);
    } else if (computation instanceof Preprocessing preprocessing) {
      kernels.reluPointwise(xs, slots.of(preprocessing.weights()), after, y);
    } else if (computation instanceof Dense dense) {
      DenseWeights weights =
          new DenseWeights(dense.convolutions().stream().map(slots::of).toList());
      kernels.dense(xs[0], weights, after, y, add);
    } else if (computation instanceof Pool pool) {
      if (pool.maximum()) {
        kernels.maxPool(xs[0], after, y, add);
      } else {
        kernels.avgPool(xs[0], after, y, add);
      }
    }
  }

  private Tensor raw(Size size) {
    return raw.computeIfAbsent(size, this::activation);
  }

  /** Of a node's result, given those of its inputs. */
  private Size sizeOf(int number) {
    Computation computation = nodes.get(number).computation();
    int channels = computation.channels();
    if (computation instanceof Computation.StageMean || computation instanceof Computation.Mean) {
      return new Size(1, 1, channels);
    }
    if (computation instanceof Computation.Zero zero) {
      return halved(zero.halvings(), shape.height(), shape.width(), channels);
    }
    if (nodes.get(number).inputs().isEmpty()) {
      return new Size(shape.height(), shape.width(), channels);
    }
    Size input = sizes[nodes.get(number).inputs().get(0)];
    int halvings = computation instanceof Computation.Halved ? 1 : 0;
    return halved(halvings, input.height(), input.width(), channels);
  }

  private static Size halved(int times, int height, int width, int channels) {
    return new Size(height >> times, width >> times, channels);
  }

  private void sum(SlotTensors slots, Normalisation normalisation, int number) {
    Tensor y = results[number];
    boolean add = false;
    for (int term : nodes.get(number).inputs()) {
      if (schedule.inlined(term)) {
        compute(slots, normalisation, term, (Normal) nodes.get(term).computation(), y, add);
      } else if (add) {
        kernels.add(results[term], y);
      } else {
        y.copyFrom(results[term]);
      }
      add = true;
    }
  }

  private void head(SlotTensors slots, int number, Head head) {
    kernels.globalAverage(inputs[number], features);
    kernels.linear(features, slots.of(head.weight()), slots.of(head.bias()), results[number]);
  }

  /** Frees the buffers. */
  void close() {
    Set<Tensor> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
    schedule.order().forEach(number -> buffers.add(results[number]));
    buffers.addAll(raw.values());
    buffers.add(features);
    buffers.forEach(Tensor::close);
  }

  /** Whether a convolution reads it, and so needs its address. */
  private static boolean convolved(Computation computation) {
    return computation instanceof Images || computation instanceof Stem;
  }

  private Tensor inner(Size size) {
    return kernels.activation(batch, size.height(), size.width(), size.channels());
  }

  private Tensor activation(Size size) {
    return Tensor.zeros(batch, size.height(), size.width(), size.channels());
  }

  private void assignBuffers() {
    Map<Size, Deque<Tensor>> free = new HashMap<>();
    Function<Size, Deque<Tensor>> freeOf =
        size -> free.computeIfAbsent(size, key -> new ArrayDeque<>());
    for (int number : schedule.order()) {
      Computation computation = nodes.get(number).computation();
      if (computation instanceof Head head) {
        if (features == null) {
          features = Tensor.zeros(batch, head.weight().parameter().shape().get(0));
        }
        results[number] = Tensor.zeros(batch, head.channels());
      } else {
        Size size = sizes[number];
        Tensor there = convolved(computation) ? activation(size) : freeOf.apply(size).poll();
        results[number] = there == null ? inner(size) : there;
      }
      for (int read : schedule.lastReads(number)) {
        if (!convolved(nodes.get(read).computation())) {
          freeOf.apply(sizes[read]).push(results[read]);
        }
      }
    }
  }
}
