package dev.supernetlab.benchmarks.micro;

import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.Tensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The stem's dense 3x3 convolutions. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class StemBenchmark {

  /** A convolution with its gradients. */
  @State(Scope.Thread)
  public static class Convolution {
    /** The first has the images as input, and no gradient for them. */
    @Param({"first", "second"})
    public String convolution;

    private Tensor x;
    private Tensor w;
    private Tensor y;
    private Tensor dx;
    private Tensor dw;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      boolean first = convolution.equals("first");
      int in = first ? shapes.imageChannels() : shapes.stemChannels();
      x = shapes.images(in);
      w = shapes.tensor(3, 3, in, shapes.stemChannels());
      y = shapes.images(shapes.stemChannels());
      dx = first ? null : shapes.images(in);
      dw = shapes.tensor(3, 3, in, shapes.stemChannels());
    }
  }

  /** The two convolutions as one. */
  @State(Scope.Thread)
  public static class Pair {
    private Tensor x;
    private ConvolutionPair pair;
    private ConvolutionPair gradients;
    private Tensor saved;
    private Tensor moments;
    private Tensor y;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      int patch = 9 * shapes.imageChannels();
      x = shapes.images(shapes.imageChannels());
      pair = pair(shapes);
      gradients = pair(shapes);
      saved = shapes.statistics(2, shapes.stemChannels());
      moments = shapes.tensor(patch + 1, patch);
      y = shapes.activation(shapes.stemChannels());
      shapes.kernels().convolutionPair(x, pair, saved, moments, y);
    }

    private static ConvolutionPair pair(Shapes shapes) {
      int width = shapes.stemChannels();
      return new ConvolutionPair(
          shapes.tensor(3, 3, shapes.imageChannels(), width),
          shapes.tensor(width),
          shapes.tensor(width),
          shapes.tensor(3, 3, width, width));
    }
  }

  @Benchmark
  public void convolutionPair(Shapes shapes, Pair p) {
    shapes.kernels().convolutionPair(p.x, p.pair, p.saved, p.moments, p.y);
  }

  @Benchmark
  public void convolutionPairBackward(Shapes shapes, Pair p) {
    shapes.kernels().convolutionPairBackward(p.x, p.pair, p.saved, p.moments, p.y, p.gradients);
  }

  @Benchmark
  public void convolution(Shapes shapes, Convolution c) {
    shapes.kernels().convolution(c.x, c.w, c.y);
  }

  @Benchmark
  public void convolutionBackward(Shapes shapes, Convolution c) {
    shapes.kernels().convolutionBackward(c.x, c.w, c.y, c.dx, c.dw);
  }
}
