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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 3x3 pools. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PoolBenchmark {

  /** Input, output and gradient. */
  @State(Scope.Thread)
  public static class Pool {
    private Tensor x;
    private After affine;
    private Normalised y;
    private Tensor dy;
    private Tensor dx;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      x = shapes.activation(shapes.channels());
      affine = new After.Affine(shapes.statistics(2, shapes.channels()));
      y = shapes.normalised(shapes.channels());
      dy = shapes.activation(shapes.channels());
      dx = shapes.activation(shapes.channels());
    }
  }

  @Benchmark
  public void maxPool(Shapes shapes, Pool p) {
    After statistics = new After.Statistics(p.y.saved());
    shapes.kernels().maxPool(p.x, statistics, p.y.raw(), false);
  }

  @Benchmark
  public void maxPoolScored(Shapes shapes, Pool p) {
    shapes.kernels().maxPool(p.x, p.affine, p.y.raw(), true);
  }

  @Benchmark
  public void maxPoolBackward(Shapes shapes, Pool p) {
    shapes.kernels().maxPoolBackward(p.x, p.y, p.dy, p.dx);
  }

  @Benchmark
  public void avgPool(Shapes shapes, Pool p) {
    After statistics = new After.Statistics(p.y.saved());
    shapes.kernels().avgPool(p.x, statistics, p.y.raw(), false);
  }

  @Benchmark
  public void avgPoolScored(Shapes shapes, Pool p) {
    shapes.kernels().avgPool(p.x, p.affine, p.y.raw(), true);
  }

  @Benchmark
  public void avgPoolBackward(Shapes shapes, Pool p) {
    shapes.kernels().avgPoolBackward(p.y, p.dy, p.dx);
  }
}
