package dev.supernetlab.supernet.score;

import dev.supernetlab.supernet.network.Parameter;
import java.util.List;

/** One operation of the forward pass with the slots it reads; equal ones compute the same. */
sealed interface Computation {

  /** Channels of the result. */
  int channels();

  /** A parameter and the slot that holds it. */
  record Ref(Parameter parameter, String slot) {}

  /**
   * A batch normalisation; gamma and beta are null where it has none.
   *
   * @param statistics running mean and variance [2,C]
   */
  record Norm(Ref statistics, Ref gamma, Ref beta) {
    int channels() {
      return statistics.parameter().shape().get(1);
    }
  }

  /** The images themselves. */
  record Images(int channels) implements Computation {}

  /** A computation whose result is normalised. */
  sealed interface Normal extends Computation {
    Norm norm();

    @Override
    default int channels() {
      return norm().channels();
    }
  }

  /** norm(x * weights), then ReLU where it says so. */
  record Stem(Ref weights, Norm norm, boolean relu) implements Normal {}

  /** norm(relu(concatenation of inputs) * weights). */
  record Preprocessing(Ref weights, Norm norm) implements Normal {}

  /** norm(pointwise(depthwise(relu(x)))). */
  record Stage(Ref depthwise, int dilation, Ref pointwise, Norm norm) implements Normal {}

  /** The mean over pixels of a stage's result: [N,1,1,C]. */
  record StageMean(Stage stage) implements Normal {
    @Override
    public Norm norm() {
      return stage.norm();
    }
  }

  /** The mean over pixels: [N,1,1,C]. */
  record Mean(int channels) implements Computation {}

  /** norm(relu(x) * first * second ...). */
  record Dense(List<Ref> convolutions, Norm norm) implements Normal {}

  /** norm(pool3x3(x)). */
  record Pool(boolean maximum, Norm norm) implements Normal {}

  /** The mean of 2x2 pixels. */
  record Halved(int channels) implements Computation {}

  /**
   * Zeros: a node that no edge leads to.
   *
   * @param halvings how often its images were halved
   */
  record Zero(int channels, int halvings) implements Computation {}

  /** The sum of all inputs, in their order. */
  record Sum(int channels) implements Computation {}

  /** linear(mean over pixels of the concatenation of inputs). */
  record Head(Ref weight, Ref bias) implements Computation {
    @Override
    public int channels() {
      return bias.parameter().length();
    }
  }
}
