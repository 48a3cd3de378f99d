package dev.supernetlab.benchmarks.micro;

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

    private int dilation;
    private Tensor x;
    private Tensor depthwise;
    private Tensor pointwise;
    private Tensor affine;
    private Tensor y;
    private Tensor dx;
    private Tensor dDepthwise;
    private Tensor dPointwise;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      int kernel = stage.charAt(0) - '0';
      int channels = shapes.channels();
      dilation = stage.charAt(2) - '0';
      x = shapes.activation(channels);
      depthwise = shapes.tensor(kernel, kernel, channels);
      pointwise = shapes.tensor(channels, channels);
      affine = shapes.statistics(2, channels);
      y = shapes.activation(channels);
      dx = shapes.activation(channels);
      dDepthwise = shapes.tensor(kernel, kernel, channels);
      dPointwise = shapes.tensor(channels, channels);
    }
  }

  @Benchmark
  public void separable(Shapes shapes, Stage s) {
    shapes.kernels().separable(s.x, s.depthwise, s.dilation, s.pointwise, null, s.y, false);
  }

  @Benchmark
  public void separableScored(Shapes shapes, Stage s) {
    shapes.kernels().separable(s.x, s.depthwise, s.dilation, s.pointwise, s.affine, s.y, true);
  }

  @Benchmark
  public void separableBackward(Shapes shapes, Stage s) {
    shapes
        .kernels()
        .separableBackward(
            s.x, s.depthwise, s.dilation, s.pointwise, s.y, s.dx, s.dDepthwise, s.dPointwise);
  }
}
