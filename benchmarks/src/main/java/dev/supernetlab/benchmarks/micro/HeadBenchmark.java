package dev.supernetlab.benchmarks.micro;

import dev.supernetlab.kernels.Tensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What follows the last cell, and the change of a weight. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class HeadBenchmark {

  private static final int CLASSES = 10;

  /** The classifier with its gradients, and a weight of the stem's size. */
  @State(Scope.Thread)
  public static class Head {
    private Tensor[] nodes;
    private Tensor[] dNodes;
    private Tensor features;
    private Tensor dFeatures;
    private Tensor w;
    private Tensor dw;
    private Tensor b;
    private Tensor db;
    private Tensor logits;
    private Tensor dLogits;
    private int[] labels;
    private Tensor weight;
    private Tensor gradient;
    private Tensor velocity;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      nodes = new Tensor[shapes.nodes()];
      dNodes = new Tensor[shapes.nodes()];
      for (int node = 0; node < nodes.length; node++) {
        nodes[node] = shapes.activation(shapes.channels());
        dNodes[node] = shapes.activation(shapes.channels());
      }
      int width = shapes.nodes() * shapes.channels();
      features = shapes.tensor(shapes.batch(), width);
      dFeatures = shapes.tensor(shapes.batch(), width);
      w = shapes.tensor(width, CLASSES);
      dw = shapes.tensor(width, CLASSES);
      b = shapes.tensor(CLASSES);
      db = shapes.tensor(CLASSES);
      logits = shapes.tensor(shapes.batch(), CLASSES);
      dLogits = shapes.tensor(shapes.batch(), CLASSES);
      labels = new int[shapes.batch()];
      weight = shapes.tensor(3, 3, shapes.stemChannels(), shapes.stemChannels());
      gradient = shapes.tensor(3, 3, shapes.stemChannels(), shapes.stemChannels());
      velocity = shapes.tensor(3, 3, shapes.stemChannels(), shapes.stemChannels());
    }
  }

  @Benchmark
  public void globalAverage(Shapes shapes, Head h) {
    shapes.kernels().globalAverage(h.nodes, h.features);
  }

  @Benchmark
  public void globalAverageBackward(Shapes shapes, Head h) {
    shapes.kernels().globalAverageBackward(h.features, h.dNodes);
  }

  @Benchmark
  public void linear(Shapes shapes, Head h) {
    shapes.kernels().linear(h.features, h.w, h.b, h.logits);
  }

  @Benchmark
  public void linearBackward(Shapes shapes, Head h) {
    shapes.kernels().linearBackward(h.features, h.w, h.dLogits, h.dFeatures, h.dw, h.db);
  }

  @Benchmark
  public double softmaxCrossEntropy(Shapes shapes, Head h) {
    return shapes.kernels().softmaxCrossEntropy(h.logits, h.labels, 0, h.dLogits);
  }

  @Benchmark
  public void sgd(Shapes shapes, Head h) {
    shapes.kernels().sgd(h.weight, h.gradient, h.velocity, 0, 0.9, 0);
  }
}
