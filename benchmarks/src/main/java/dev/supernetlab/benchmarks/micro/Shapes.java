package dev.supernetlab.benchmarks.micro;

import dev.supernetlab.benchmarks.Network;
import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Kernels and tensors of a network's shapes, filled with noise. */
@State(Scope.Thread)
public class Shapes {
  /** {@code paper}: 256x32x32, C=16; {@code small}: 128x28x28, C=8. */
  @Param({"paper", "small"})
  public String network;

  /** Also {@code portable}, which takes much longer. */
  @Param("cpu")
  public String set;

  /** Images of a call; 0: a training step's. Scoring runs them one by one or a few at a time. */
  @Param("0")
  public int images;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private Network shapes;
  private Kernels kernels;

  /** Opens the kernels. */
  @Setup(Level.Trial)
  public void open() {
    shapes = Network.named(network);
    kernels = KernelSet.open(set);
  }

  /** Closes them. */
  @TearDown(Level.Trial)
  public void close() {
    kernels.close();
  }

  Kernels kernels() {
    return kernels;
  }

  /** C, the channels of a node. */
  int channels() {
    return shapes.spec().channels();
  }

  int stemChannels() {
    return shapes.spec().stem().channels();
  }

  int imageChannels() {
    return shapes.shape().channels();
  }

  /** Nodes whose concatenation a cell gives. */
  int nodes() {
    return shapes.spec().nodes();
  }

  int batch() {
    return images == 0 ? shapes.batch() : images;
  }

  /** Positions that a channel's statistics are over. */
  long count() {
    return (long) batch() * shapes.shape().pixels();
  }

  /** [N,H,W,channels], where the kernels compute. */
  Tensor activation(int channels) {
    return filled(
        kernels.activation(batch(), shapes.shape().height(), shapes.shape().width(), channels));
  }

  /** The same in ND4J's memory, where oneDNN computes. */
  Tensor images(int channels) {
    return tensor(batch(), shapes.shape().height(), shapes.shape().width(), channels);
  }

  /** [N,H,W,channels] with statistics. */
  Normalised normalised(int channels) {
    return new Normalised(activation(channels), statistics(2, channels));
  }

  /** Noise around 0. */
  Tensor tensor(long... shape) {
    return filled(Tensor.zeros(shape));
  }

  private Tensor filled(Tensor tensor) {
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return tensor.fill(values);
  }

  /** Positive, as 1/sd and the statistics of a batch are. */
  Tensor statistics(int rows, int channels) {
    Tensor tensor = Tensor.zeros(rows, channels);
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + random.nextFloat();
    }
    return tensor.fill(values);
  }
}
