package dev.supernetlab.sampler.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PolicyGradientTest {
  private final PolicyGradient loss = new PolicyGradient(0.3);
  private final IActivation softmax = new ActivationSoftmax();
  private final INDArray logits =
      Nd4j.createFromArray(new double[][] {{0.3, -1.2, 0.7}, {2.0, 0.1, -0.5}});

  /** The advantages 0.8 and -0.6 of the operators 2 and 0. */
  private final INDArray labels = Nd4j.createFromArray(new double[][] {{0, 0, 0.8}, {-0.6, 0, 0}});

  @Test
  void theGradientIsThatOfTheScore() {
    INDArray gradient = loss.computeGradient(labels, logits, softmax, null);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        double difference = (shifted(row, column, 1e-5) - shifted(row, column, -1e-5)) / 2e-5;
        assertThat(gradient.getDouble(row, column)).isCloseTo(difference, within(1e-6));
      }
    }
  }

  @Test
  void theScoreIsAdvantageTimesLogProbabilityAndWeightedEntropy() {
    INDArray even = Nd4j.zeros(1, 3).castTo(logits.dataType());
    INDArray chosen = Nd4j.createFromArray(new double[][] {{0, 0.5, 0}});
    double expected = -0.5 * Math.log(1 / 3.0) - 0.3 * Math.log(3);
    assertThat(loss.computeScore(chosen, even, softmax, null, true))
        .isCloseTo(expected, within(1e-6));
  }

  private double shifted(int row, int column, double by) {
    INDArray other = logits.dup();
    other.putScalar(row, column, other.getDouble(row, column) + by);
    return loss.computeScore(labels, other, softmax, null, false);
  }
}
