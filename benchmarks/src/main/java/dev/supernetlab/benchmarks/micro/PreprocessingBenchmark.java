package dev.supernetlab.benchmarks.micro;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Normalised;
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

/** The 1x1 convolution that begins a cell. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PreprocessingBenchmark {

  /** A preprocessing with its gradients. */
  @State(Scope.Thread)
  public static class Preprocessing {
    /** The first cell reads the stem, the others a cell's nodes. */
    @Param({"first", "second"})
    public String cell;

    private Tensor[] xs;
    private Tensor w;
    private After affine;
    private Normalised y;
    private Tensor dy;
    private Tensor[] dxs;
    private Tensor dw;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      boolean first = cell.equals("first");
      int width = first ? shapes.stemChannels() : shapes.channels();
      int count = first ? 1 : shapes.nodes();
      xs = new Tensor[count];
      dxs = new Tensor[count];
      for (int i = 0; i < count; i++) {
        xs[i] = shapes.activation(width);
        dxs[i] = shapes.activation(width);
      }
      w = shapes.tensor((long) count * width, shapes.channels());
      affine = new After.Affine(shapes.statistics(2, shapes.channels()));
      y = shapes.normalised(shapes.channels());
      dy = shapes.activation(shapes.channels());
      dw = shapes.tensor((long) count * width, shapes.channels());
    }
  }

  @Benchmark
  public void reluPointwise(Shapes shapes, Preprocessing p) {
    After statistics = new After.Statistics(p.y.saved());
    shapes.kernels().reluPointwise(p.xs, p.w, statistics, p.y.raw());
  }

  @Benchmark
  public void reluPointwiseScored(Shapes shapes, Preprocessing p) {
    shapes.kernels().reluPointwise(p.xs, p.w, p.affine, p.y.raw());
  }

  @Benchmark
  public void reluPointwiseBackward(Shapes shapes, Preprocessing p) {
    shapes.kernels().reluPointwiseBackward(p.xs, p.w, p.y, p.dy, p.dxs, p.dw);
  }
}
