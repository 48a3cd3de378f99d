package dev.supernetlab.kernels;

/**
 * One thread's arithmetic. All convolutions and pools have stride 1 and 'same' zero padding.
 * Activations are [N,H,W,C]. Results of forward calls are overwritten unless stated; gradients are
 * <em>added</em> to what their tensor holds, so that several uses of one value sum up. A gradient
 * that is not wanted is null. An instance may keep scratch memory and belongs to one thread.
 *
 * <p>Same implementation, same instruction set, same inputs: same bits.
 */
public interface Kernels extends AutoCloseable {

  /** Batch normalisation adds it to the variance. */
  double EPSILON = 1e-5;

  /** What bits depend on, for example {@code cpu/512} or {@code portable/CpuBackend}. */
  String name();

  /**
   * A new activation [N,H,W,C] of zeros where these kernels reach it fastest: for all calls but
   * {@link #convolution}, {@link #convolutionPair} and their gradients, which take it nowhere.
   */
  default Tensor activation(long... shape) {
    return Tensor.zeros(shape);
  }

  /** y = x * w (dense convolution) with x [N,H,W,I], w [k,k,I,O], y [N,H,W,O], k odd. */
  void convolution(Tensor x, Tensor w, Tensor y);

  /** Gradients of {@link #convolution}; dx may be null. */
  void convolutionBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw);

  /**
   * y = norm(x * first) * second, norm as {@link #batchNorm} with gamma and beta.
   *
   * @param x [N,H,W,I]
   * @param saved [2,M]: receives the first convolution's mean and 1/sqrt(var + eps)
   * @param moments [9I+1,9I]: kept for the backward call, the implementation's own
   * @param y [N,H,W,O]
   */
  void convolutionPair(Tensor x, ConvolutionPair pair, Tensor saved, Tensor moments, Tensor y);

  /** Gradients of {@link #convolutionPair}; there is none of x. */
  void convolutionPairBackward(
      Tensor x,
      ConvolutionPair pair,
      Tensor saved,
      Tensor moments,
      Tensor dy,
      ConvolutionPair gradients);

  /**
   * y = relu(concatenation of xs) * w.
   *
   * @param xs [N,H,W,Cj]
   * @param w [sum of Cj, O]
   * @param y [N,H,W,O]
   */
  void reluPointwise(Tensor[] xs, Tensor w, After after, Tensor y);

  /**
   * Gradients of {@link #reluPointwise}.
   *
   * @param y what it computed, with the statistics it took
   * @param dy gradient of the normalised y
   */
  void reluPointwiseBackward(
      Tensor[] xs, Tensor w, Normalised y, Tensor dy, Tensor[] dxs, Tensor dw);

  /**
   * y = depthwise(relu(x)) * pointwise: one stage of a separable or dilated convolution.
   *
   * @param add whether y is added to instead of overwritten
   */
  void separable(Normalised x, SeparableWeights w, After after, Tensor y, boolean add);

  /**
   * The mean over H and W of what {@link #separable} computes, without computing each pixel.
   *
   * @param x [N,H,W,C]
   * @param y [N,1,1,C]
   * @param add whether y is added to instead of overwritten
   */
  void separableMean(Tensor x, SeparableWeights w, After.Affine after, Tensor y, boolean add);

  /**
   * Gradients of {@link #separable}.
   *
   * @param y what it computed, with the statistics it took
   * @param dy gradient of the normalised y
   * @param dx gradient of the normalised x
   * @param add whether dx is added to instead of overwritten
   */
  void separableBackward(
      Normalised x,
      SeparableWeights w,
      Normalised y,
      Tensor dy,
      Tensor dx,
      boolean add,
      SeparableWeights dw);

  /**
   * y = relu(x) * first * second ...: dense convolutions without anything between, odd kernels.
   *
   * @param x [N,H,W,C]
   * @param w that leave C channels C
   * @param add whether y is added to instead of overwritten
   */
  void dense(Tensor x, DenseWeights w, After after, Tensor y, boolean add);

  /**
   * Gradients of {@link #dense}; that of x is added.
   *
   * @param y what it computed, with the statistics it took
   * @param dy gradient of the normalised y
   */
  void denseBackward(Tensor x, DenseWeights w, Normalised y, Tensor dy, Tensor dx, DenseWeights dw);

  /**
   * Maximum over 3x3, the padding ignored.
   *
   * @param add whether y is added to instead of overwritten
   */
  void maxPool(Tensor x, After after, Tensor y, boolean add);

  /**
   * Gradient of {@link #maxPool}; of equal values the first in row order takes it, as PyTorch.
   *
   * @param y what it computed, with the statistics it took
   * @param dy gradient of the normalised y
   */
  void maxPoolBackward(Tensor x, Normalised y, Tensor dy, Tensor dx);

  /**
   * Mean over 3x3, the padding not counted.
   *
   * @param add whether y is added to instead of overwritten
   */
  void avgPool(Tensor x, After after, Tensor y, boolean add);

  /**
   * Gradient of {@link #avgPool}.
   *
   * @param y what it computed, with the statistics it took
   * @param dy gradient of the normalised y
   */
  void avgPoolBackward(Normalised y, Tensor dy, Tensor dx);

  /**
   * Stores a normalised activation.
   *
   * @param add whether y is added to instead of overwritten
   */
  void normalise(Normalised x, Tensor y, boolean add);

  /**
   * Batch normalisation with the batch's own statistics, biased variance, eps 1e-5: y = gamma (x -
   * mean) / sqrt(var + eps) + beta. Over [N,H,W] for each of C channels.
   *
   * @param gamma [C]
   * @param beta [C]
   * @param saved [2,C]: receives mean and 1/sqrt(var + eps) for the backward call
   * @param relu whether y = max(y, 0) follows
   */
  void batchNorm(Tensor x, Tensor gamma, Tensor beta, Tensor saved, boolean relu, Tensor y);

  /**
   * Gradients of {@link #batchNorm}; that of x overwrites.
   *
   * @param y the forward result where relu was applied (its zeros mask dy); ignored otherwise
   */
  void batchNormBackward(
      Tensor x,
      Tensor gamma,
      Tensor saved,
      boolean relu,
      Tensor y,
      Tensor dy,
      Tensor dx,
      Tensor dGamma,
      Tensor dBeta);

  /**
   * running = (1 - momentum) running + momentum batch, with the unbiased variance.
   *
   * @param saved mean and 1/sqrt(var + eps) of a batch
   * @param count N*H*W of that batch
   * @param running [2,C]: mean and variance
   */
  void updateRunning(Tensor saved, long count, double momentum, Tensor running);

  /**
   * y = x scale + shift for each channel: batch normalisation with given statistics.
   *
   * @param relu whether y = max(y, 0) follows
   */
  void scale(Tensor x, After.Affine affine, boolean relu, Tensor y);

  /** y = mean over 2x2 pixels, with x [N,2H,2W,C] and y [N,H,W,C]. */
  void halve(Tensor x, Tensor y);

  /** Gradient of {@link #halve}, added. */
  void halveBackward(Tensor dy, Tensor dx);

  /** y += x. */
  void add(Tensor x, Tensor y);

  /**
   * Mean over H and W of the concatenation of xs [N,Hj,Wj,Cj].
   *
   * @param y [N, sum of Cj] or [N, 1, 1, sum of Cj]
   */
  void globalAverage(Tensor[] xs, Tensor y);

  /** Gradients of {@link #globalAverage}. */
  void globalAverageBackward(Tensor dy, Tensor[] dxs);

  /** y = x w + b with x [N,F], w [F,O], b [O]. */
  void linear(Tensor x, Tensor w, Tensor b, Tensor y);

  /** Gradients of {@link #linear}. */
  void linearBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw, Tensor db);

  /**
   * Mean cross-entropy of softmax(logits) in nats, against labels that are smoothed as PyTorch
   * does: a target is 1 - smoothing + smoothing / K for the label's class, smoothing / K for
   * others.
   *
   * @param logits [N,K]
   * @param labels N class indices, 0..K-1
   * @param smoothing 0 (none) to 1
   * @param dLogits receives the gradient (overwritten)
   */
  double softmaxCrossEntropy(Tensor logits, int[] labels, double smoothing, Tensor dLogits);

  /**
   * One step of SGD with classical momentum as PyTorch defines it: g = dw + weightDecay w; v =
   * momentum v + g; w = w - rate v.
   */
  void sgd(Tensor w, Tensor dw, Tensor velocity, double rate, double momentum, double weightDecay);

  @Override
  void close();
}
