package dev.supernetlab.benchmarks.micro;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
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

/** A stage of a separable or dilated convolution. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SeparableBenchmark {

  /** A stage with its gradients. */
  @State(Scope.Thread)
  public static class Stage {
    /** Size of the depthwise kernel, and its dilation. */
    @Param({"3x1", "5x1", "5x2"})
    public String stage;

    private Normalised x;
    private SeparableWeights w;
    private After.Affine affine;
    private Normalised y;
    private Tensor mean;
    private Tensor dy;
    private Tensor dx;
    private SeparableWeights dw;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      int channels = shapes.channels();
      x = shapes.normalised(channels);
      w = weights(shapes);
      affine = new After.Affine(shapes.statistics(2, channels));
      y = shapes.normalised(channels);
      mean = Tensor.zeros(y.raw().dim(0), 1, 1, channels);
      dy = shapes.activation(channels);
      dx = shapes.activation(channels);
      dw = weights(shapes);
    }

    private SeparableWeights weights(Shapes shapes) {
      int kernel = stage.charAt(0) - '0';
      int channels = shapes.channels();
      return new SeparableWeights(
          shapes.tensor(kernel, kernel, channels),
          stage.charAt(2) - '0',
          shapes.tensor(channels, channels));
    }
  }

  @Benchmark
  public void separable(Shapes shapes, Stage s) {
    After statistics = new After.Statistics(s.y.saved());
    shapes.kernels().separable(s.x, s.w, statistics, s.y.raw(), false);
  }

  @Benchmark
  public void separableScored(Shapes shapes, Stage s) {
    shapes.kernels().separable(Normalised.not(s.x.raw()), s.w, s.affine, s.y.raw(), true);
  }

  @Benchmark
  public void separableMean(Shapes shapes, Stage s) {
    shapes.kernels().separableMean(s.x.raw(), s.w, s.affine, s.mean, true);
  }

  @Benchmark
  public void separableBackward(Shapes shapes, Stage s) {
    shapes.kernels().separableBackward(s.x, s.w, s.y, s.dy, s.dx, true, s.dw);
  }
}
