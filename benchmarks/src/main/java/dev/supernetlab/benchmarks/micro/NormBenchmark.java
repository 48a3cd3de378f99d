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

/** Batch normalisation, and sums. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class NormBenchmark {

  /** A layer with its gradients. */
  @State(Scope.Thread)
  public static class Layer {
    /** The stem has other channels. */
    @Param({"cell", "stem"})
    public String place;

    private Tensor x;
    private Tensor gamma;
    private Tensor beta;
    private Tensor saved;
    private Tensor running;
    private After.Affine affine;
    private Tensor y;
    private Tensor dx;
    private Tensor dGamma;
    private Tensor dBeta;

    /** Makes the tensors. */
    @Setup
    public void make(Shapes shapes) {
      int channels = place.equals("stem") ? shapes.stemChannels() : shapes.channels();
      x = shapes.activation(channels);
      y = shapes.activation(channels);
      dx = shapes.activation(channels);
      saved = shapes.statistics(2, channels);
      running = shapes.statistics(2, channels);
      affine = new After.Affine(shapes.statistics(2, channels));
      gamma = shapes.tensor(channels);
      beta = shapes.tensor(channels);
      dGamma = shapes.tensor(channels);
      dBeta = shapes.tensor(channels);
    }
  }

  @Benchmark
  public void batchNorm(Shapes shapes, Layer l) {
    shapes.kernels().batchNorm(l.x, l.gamma, l.beta, l.saved, false, l.y);
  }

  @Benchmark
  public void batchNormBackward(Shapes shapes, Layer l) {
    shapes
        .kernels()
        .batchNormBackward(l.x, l.gamma, l.saved, false, null, l.y, l.dx, l.dGamma, l.dBeta);
  }

  @Benchmark
  public void updateRunning(Shapes shapes, Layer l) {
    shapes.kernels().updateRunning(l.saved, shapes.count(), 0.4, l.running);
  }

  @Benchmark
  public void normalise(Shapes shapes, Layer l) {
    shapes.kernels().normalise(new Normalised(l.x, l.saved), l.y, false);
  }

  @Benchmark
  public void normaliseAdded(Shapes shapes, Layer l) {
    shapes.kernels().normalise(new Normalised(l.x, l.saved), l.y, true);
  }

  @Benchmark
  public void scale(Shapes shapes, Layer l) {
    shapes.kernels().scale(l.x, l.affine, true, l.y);
  }

  @Benchmark
  public void add(Shapes shapes, Layer l) {
    shapes.kernels().add(l.x, l.y);
  }
}
