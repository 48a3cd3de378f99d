package dev.supernetlab.contracts.spec;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * An LSTM that draws children edge by edge (Pham et al., ENAS, 2018) and learns by REINFORCE from
 * their accuracies. A round trains children that it draws, one a step, and scores others.
 *
 * @param hidden units of the LSTM
 * @param learningRate learning rate of Adam
 * @param entropy weight of the entropy of each choice in what is maximised, nats
 * @param baseline share of the old value in the moving average of accuracies that an accuracy is
 *     compared with; one that lags far behind makes all look good
 */
public record ControllerSpec(
    @Min(1) @Max(1024) Integer hidden,
    @DecimalMin("0.000001") @DecimalMax("1") Double learningRate,
    @DecimalMin("0") @DecimalMax("1") Double entropy,
    @DecimalMin("0") @DecimalMax("0.9999") Double baseline) {
  public ControllerSpec {
    hidden = hidden == null ? 32 : hidden;
    learningRate = learningRate == null ? 0.02 : learningRate;
    entropy = entropy == null ? 0.02 : entropy;
    baseline = baseline == null ? 0.5 : baseline;
  }
}
