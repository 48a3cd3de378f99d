package dev.supernetlab.sampler.learn;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What REINFORCE minimises for choices from a softmax: -advantage * log p(chosen) - weight *
 * entropy(p), summed over a child's choices. Labels [choices, operators] are the advantage where
 * the operator was chosen and 0 elsewhere. Gradient with regard to the logits: advantage * (p -
 * chosen) + weight * p (log p + entropy).
 */
final class PolicyGradient implements ILossFunction {
  private static final long serialVersionUID = 1L;

  /** Keeps the logarithm finite. */
  private static final double TINY = 1e-10;

  private final double entropyWeight;

  /**
   * The loss.
   *
   * @param entropyWeight 0 or more
   */
  PolicyGradient(double entropyWeight) {
    this.entropyWeight = entropyWeight;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, logits, softmax, mask).sumNumber().doubleValue();
    return average ? sum / logits.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask) {
    INDArray p = softmax.getActivation(logits.dup(), true);
    INDArray log = Transforms.log(p.add(TINY));
    INDArray negativeEntropy = p.mul(log).sum(true, 1);
    return labels.mul(log).sum(true, 1).neg().add(negativeEntropy.mul(entropyWeight));
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask) {
    INDArray p = softmax.getActivation(logits.dup(), true);
    INDArray log = Transforms.log(p.add(TINY));
    INDArray entropy = p.mul(log).sum(true, 1).neg();
    INDArray ofChoice = p.mulColumnVector(labels.sum(true, 1)).sub(labels);
    return ofChoice.add(p.mul(log.addColumnVector(entropy)).mul(entropyWeight));
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, logits, softmax, mask, average),
        computeGradient(labels, logits, softmax, mask));
  }

  @Override
  public String name() {
    return "policy gradient";
  }
}
