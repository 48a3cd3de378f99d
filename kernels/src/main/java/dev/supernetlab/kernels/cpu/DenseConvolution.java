package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;

/** A dense convolution of one shape by oneDNN, with its primitives made when first needed. */
final class DenseConvolution {
  private final OneDnn dnn;
  private final OneDnn.Shape shape;
  private OneDnn.Convolution forward;
  private OneDnn.WeightGradient weightGradient;
  private OneDnn.Convolution inputGradient;
  private Tensor freshGradient;
  private Tensor turned;

  DenseConvolution(OneDnn dnn, OneDnn.Shape shape) {
    this.dnn = dnn;
    this.shape = shape;
  }

  void forward(Tensor x, Tensor w, Tensor y) {
    if (forward == null) {
      forward = dnn.new Convolution(shape, false);
    }
    forward.run(x.pointer(), w.pointer(), y.pointer());
  }

  void backward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
    if (weightGradient == null) {
      weightGradient = dnn.new WeightGradient(shape);
      freshGradient = Tensor.zeros(w.array().shape());
    }
    weightGradient.run(x.pointer(), dy.pointer(), freshGradient.pointer());
    for (int i = 0; i < dw.length(); i++) {
      dw.floats().put(i, dw.floats().get(i) + freshGradient.floats().get(i));
    }
    if (dx != null) {
      addInputGradient(w, dy, dx);
    }
  }

  /**
   * The gradient of the input is a convolution of dy with the turned kernel; as a forward
   * convolution it can be added to dx, which oneDNN's own backward primitive cannot.
   */
  private void addInputGradient(Tensor w, Tensor dy, Tensor dx) {
    if (inputGradient == null) {
      inputGradient = dnn.new Convolution(shape.backwards(), true);
      turned = Tensor.zeros(w.dim(0), w.dim(1), w.dim(3), w.dim(2));
    }
    int taps = w.dim(0) * w.dim(1);
    int inputs = w.dim(2);
    int outputs = w.dim(3);
    for (int tap = 0; tap < taps; tap++) {
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
          float value = w.floats().get((tap * inputs + i) * outputs + o);
          turned.floats().put(((taps - 1 - tap) * outputs + o) * inputs + i, value);
        }
      }
    }
    inputGradient.run(dy.pointer(), turned.pointer(), dx.pointer());
  }
}
