package dev.supernetlab.benchmarks.libtorch;

import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A request's networks, ready to run over and over. */
final class Work {
  private static final int CLASSES = 10;

  private final Request request;
  private final List<ChildNetwork> children;
  private final Tensor images;
  private final Tensor labels;
  private final SGD optimizer;

  Work(Request request) {
    torch.manual_seed(1);
    this.request = request;
    this.children =
        request.children().stream()
            .map(child -> new ChildNetwork(request, child, new Parameters(request.training())))
            .toList();
    int size = request.height();
    this.images =
        torch
            .randn(request.batch(), request.channelsIn(), size, size)
            .contiguous(MemoryFormat.ChannelsLast);
    this.labels =
        torch.randint(
            CLASSES,
            new long[] {request.batch()},
            new TensorOptions().dtype(new ScalarTypeOptional(ScalarType.Long)));
    SGDOptions options = new SGDOptions(0.025);
    options.momentum().put(0.9);
    options.weight_decay().put(1e-3);
    this.optimizer = request.training() ? new SGD(children.get(0).trained(), options) : null;
  }

  /** One training step of the first child, or all children scored on one batch. */
  void run() {
    if (request.training()) {
      train();
    } else {
      score();
    }
  }

  /** Images of a {@link #run}, counted once per child. */
  long images() {
    return (long) request.batch() * children.size();
  }

  private void train() {
    optimizer.zero_grad(true);
    try (Tensor logits = children.get(0).forward(images);
        Tensor loss = torch.cross_entropy_loss(logits, labels)) {
      loss.backward();
    }
    optimizer.step().close();
  }

  private void score() {
    NoGradGuard guard = new NoGradGuard();
    for (ChildNetwork child : children) {
      child.forward(images).close();
    }
    guard.close();
  }
}
