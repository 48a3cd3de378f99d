package dev.supernetlab.benchmarks.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** Makes layers with parameters and keeps the trained ones for the optimizer. */
final class Parameters {
  private static final double MOMENTUM = 0.4;
  private static final double EPSILON = 1e-5;
  private static final TensorOptional NONE = new TensorOptional();

  private final boolean training;
  private final TensorVector trained = new TensorVector();

  /**
   * No layers yet.
   *
   * @param training whether parameters need gradients and BN uses the batch's statistics
   */
  Parameters(boolean training) {
    this.training = training;
  }

  TensorVector trained() {
    return trained;
  }

  /** Stride 1, 'same' zero padding, no bias. */
  Layer convolution(long in, long out, long kernel, long dilation, long groups) {
    double scale = Math.sqrt(2.0 * groups / (double) (kernel * kernel * in));
    Tensor weight =
        parameter(
            torch
                .randn(out, in / groups, kernel, kernel)
                .mul_(new Scalar(scale))
                .contiguous(MemoryFormat.ChannelsLast));
    long padding = dilation * (kernel - 1) / 2;
    long[] strides = {1, 1};
    long[] paddings = {padding, padding};
    long[] dilations = {dilation, dilation};
    return x -> torch.conv2d(x, weight, NONE, strides, paddings, dilations, groups);
  }

  /** Batch normalisation over all but the channels. */
  Layer batchNorm(long channels, boolean affine) {
    TensorOptional gamma = affine ? optional(parameter(torch.ones(channels))) : NONE;
    TensorOptional beta = affine ? optional(parameter(torch.zeros(channels))) : NONE;
    TensorOptional mean = optional(torch.zeros(channels));
    TensorOptional variance = optional(torch.ones(channels));
    return x ->
        torch.batch_norm(x, gamma, beta, mean, variance, training, MOMENTUM, EPSILON, false);
  }

  /** From [N,in] to [N,out], with bias. */
  Layer linear(long in, long out) {
    Tensor weight = parameter(torch.randn(out, in).mul_(new Scalar(1 / Math.sqrt((double) in))));
    TensorOptional bias = optional(parameter(torch.zeros(out)));
    return x -> torch.linear(x, weight, bias);
  }

  private Tensor parameter(Tensor value) {
    value.requires_grad_(training);
    trained.push_back(value);
    return value;
  }

  private static TensorOptional optional(Tensor value) {
    return new TensorOptional(value);
  }
}
