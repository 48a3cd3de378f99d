package dev.supernetlab.kernels.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.supernetlab.kernels.Tensor;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/** oneDNN's CPU engine for one thread, and the few of its primitives that we use. */
final class OneDnn {
  private final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream queue = new stream(cpu);

  /**
   * The shape of a convolution with stride 1 and 'same' padding.
   *
   * @param images N
   */
  record Shape(
      int images,
      int height,
      int width,
      int inputs,
      int outputs,
      int kernelHeight,
      int kernelWidth) {
    /** Of x [N,H,W,I] and w [kh,kw,I,O]. */
    static Shape of(Tensor x, Tensor w) {
      return new Shape(x.dim(0), x.dim(1), x.dim(2), w.dim(2), w.dim(3), w.dim(0), w.dim(1));
    }

    /** The same of one image. */
    Shape ofOneImage() {
      return new Shape(1, height, width, inputs, outputs, kernelHeight, kernelWidth);
    }

    /** The same with inputs and outputs exchanged. */
    Shape backwards() {
      return new Shape(images, height, width, outputs, inputs, kernelHeight, kernelWidth);
    }

    private desc source() {
      return activations(inputs);
    }

    private desc target() {
      return activations(outputs);
    }

    private desc activations(int channels) {
      return new desc(new long[] {images, channels, height, width}, data_type.f32, format_tag.nhwc);
    }

    private desc weights(format_tag layout) {
      return new desc(
          new long[] {outputs, inputs, kernelHeight, kernelWidth}, data_type.f32, layout);
    }

    private long[] strides() {
      return new long[] {1, 1};
    }

    private long[] padding() {
      return new long[] {kernelHeight / 2, kernelWidth / 2};
    }
  }

  /** y = x * w, or y += x * w; w [kh,kw,I,O]. */
  final class Convolution {
    private final memory source;
    private final memory weights;
    private final memory target;
    private final Step arrange;
    private final Step convolve;

    Convolution(Shape shape, boolean add) {
      primitive_attr attributes = new primitive_attr();
      if (add) {
        post_ops sum = new post_ops();
        sum.append_sum();
        attributes.set_post_ops(sum);
      }
      convolution_forward.primitive_desc plan =
          new convolution_forward.primitive_desc(forward(shape), attributes, cpu);
      source = unbound(shape.source());
      target = unbound(shape.target());
      weights = unbound(shape.weights(format_tag.hwio));
      memory arranged = new memory(plan.weights_desc(), cpu);
      arrange = rearrange(weights, arranged);
      convolve =
          new Step(new convolution_forward(plan))
              .with(DNNL_ARG_SRC, source)
              .with(DNNL_ARG_WEIGHTS, arranged)
              .with(DNNL_ARG_DST, target);
    }

    void run(Pointer x, Pointer w, Pointer y) {
      source.set_data_handle(x);
      weights.set_data_handle(w);
      target.set_data_handle(y);
      arrange.run();
      convolve.run();
    }
  }

  private static convolution_forward.desc forward(Shape shape) {
    return new convolution_forward.desc(
        prop_kind.forward_training,
        algorithm.convolution_direct,
        shape.source(),
        shape.weights(format_tag.any),
        shape.target(),
        shape.strides(),
        shape.padding(),
        shape.padding());
  }

  /** dw = gradient of the weights of y = x * w, overwritten. */
  final class WeightGradient {
    private final memory source;
    private final memory gradient;
    private final memory weightGradient;
    private final Step convolve;
    private final Step arrange;

    WeightGradient(Shape shape) {
      convolution_forward.primitive_desc hint =
          new convolution_forward.primitive_desc(forward(shape), cpu);
      convolution_backward_weights.primitive_desc plan =
          new convolution_backward_weights.primitive_desc(
              new convolution_backward_weights.desc(
                  algorithm.convolution_direct,
                  shape.source(),
                  shape.weights(format_tag.any),
                  shape.target(),
                  shape.strides(),
                  shape.padding(),
                  shape.padding()),
              cpu,
              hint);
      source = unbound(shape.source());
      gradient = unbound(shape.target());
      weightGradient = unbound(shape.weights(format_tag.hwio));
      memory arranged = new memory(plan.diff_weights_desc(), cpu);
      convolve =
          new Step(new convolution_backward_weights(plan))
              .with(DNNL_ARG_SRC, source)
              .with(DNNL_ARG_DIFF_DST, gradient)
              .with(DNNL_ARG_DIFF_WEIGHTS, arranged);
      arrange = rearrange(arranged, weightGradient);
    }

    void run(Pointer x, Pointer dy, Pointer dw) {
      source.set_data_handle(x);
      gradient.set_data_handle(dy);
      weightGradient.set_data_handle(dw);
      convolve.run();
      arrange.run();
    }
  }

  private memory unbound(desc layout) {
    return new memory(layout, cpu, new Pointer());
  }

  private Step rearrange(memory from, memory to) {
    return new Step(new reorder(from, to)).with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
  }

  private final class Step {
    private final primitive operation;
    private final IntMemoryMap arguments = new IntMemoryMap();

    Step(primitive operation) {
      this.operation = operation;
    }

    Step with(int argument, memory value) {
      arguments.put(argument, value);
      return this;
    }

    void run() {
      operation.execute(queue, arguments);
      queue._wait();
    }
  }
}
