package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;

/** The small ends of a network on plain arrays: averages, linear layer, loss, update. */
final class Dense {
  private float[] a = new float[0];
  private float[] b = new float[0];
  private float[] c = new float[0];

  void linear(Tensor x, Tensor w, Tensor bias, Tensor y) {
    int features = w.dim(0);
    int classes = w.dim(1);
    a = load(x, a);
    b = load(w, b);
    c = grown(c, y.length());
    for (int n = 0; n < x.dim(0); n++) {
      int to = n * classes;
      bias.floats().get(0, c, to, classes);
      for (int f = 0; f < features; f++) {
        float value = a[n * features + f];
        for (int k = 0; k < classes; k++) {
          c[to + k] += value * b[f * classes + k];
        }
      }
    }
    y.floats().put(0, c, 0, y.length());
  }

  void linearBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw, Tensor db) {
    a = load(dy, a);
    addBiasGradient(dy, db);
    addWeightGradient(x, dy, dw);
    if (dx != null) {
      addInputGradient(w, dx);
    }
  }

  private void addBiasGradient(Tensor dy, Tensor db) {
    int classes = dy.dim(1);
    for (int k = 0; k < classes; k++) {
      double sum = 0;
      for (int n = 0; n < dy.dim(0); n++) {
        sum += a[n * classes + k];
      }
      db.floats().put(k, (float) (db.floats().get(k) + sum));
    }
  }

  private void addWeightGradient(Tensor x, Tensor dy, Tensor dw) {
    int features = x.dim(1);
    int classes = dy.dim(1);
    b = load(x, b);
    c = load(dw, c);
    for (int n = 0; n < x.dim(0); n++) {
      for (int f = 0; f < features; f++) {
        float value = b[n * features + f];
        for (int k = 0; k < classes; k++) {
          c[f * classes + k] += value * a[n * classes + k];
        }
      }
    }
    dw.floats().put(0, c, 0, dw.length());
  }

  private void addInputGradient(Tensor w, Tensor dx) {
    int features = w.dim(0);
    int classes = w.dim(1);
    b = load(w, b);
    c = load(dx, c);
    for (int n = 0; n < dx.dim(0); n++) {
      for (int f = 0; f < features; f++) {
        float sum = 0;
        for (int k = 0; k < classes; k++) {
          sum += a[n * classes + k] * b[f * classes + k];
        }
        c[n * features + f] += sum;
      }
    }
    dx.floats().put(0, c, 0, dx.length());
  }

  double softmaxCrossEntropy(Tensor logits, int[] labels, double smoothing, Tensor dLogits) {
    int classes = logits.dim(1);
    double others = smoothing / classes;
    double[] exponentials = new double[classes];
    double loss = 0;
    a = load(logits, a);
    for (int n = 0; n < labels.length; n++) {
      int row = n * classes;
      double most = a[row];
      for (int k = 1; k < classes; k++) {
        most = Math.max(most, a[row + k]);
      }
      double sum = 0;
      double shifted = 0;
      for (int k = 0; k < classes; k++) {
        exponentials[k] = Math.exp(a[row + k] - most);
        sum += exponentials[k];
        shifted += a[row + k] - most;
      }
      loss += Math.log(sum) - (1 - smoothing) * (a[row + labels[n]] - most);
      loss -= smoothing == 0 ? 0 : others * shifted;
      for (int k = 0; k < classes; k++) {
        double target = k == labels[n] ? 1 - smoothing + others : others;
        a[row + k] = (float) ((exponentials[k] / sum - target) / labels.length);
      }
    }
    dLogits.floats().put(0, a, 0, dLogits.length());
    return loss / labels.length;
  }

  void sgd(Tensor w, Tensor dw, Tensor velocity, double rate, double momentum, double decay) {
    float r = (float) rate;
    float m = (float) momentum;
    float d = (float) decay;
    int n = w.length();
    a = load(w, a);
    b = load(dw, b);
    c = load(velocity, c);
    for (int i = 0; i < n; i++) {
      c[i] = m * c[i] + (b[i] + d * a[i]);
      a[i] -= r * c[i];
    }
    velocity.floats().put(0, c, 0, n);
    w.floats().put(0, a, 0, n);
  }

  /** y += x in pieces that stay in the cache. */
  void add(Tensor x, Tensor y) {
    if (x.heap() != null && y.heap() != null) {
      add(x.heap(), y.heap(), x.length());
      return;
    }
    int piece = Math.min(x.length(), 1 << 13);
    a = grown(a, piece);
    b = grown(b, piece);
    for (int from = 0; from < x.length(); from += piece) {
      int n = Math.min(piece, x.length() - from);
      x.floats().get(from, a, 0, n);
      y.floats().get(from, b, 0, n);
      add(a, b, n);
      y.floats().put(from, b, 0, n);
    }
  }

  private static void add(float[] x, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] += x[i];
    }
  }

  private static float[] load(Tensor x, float[] array) {
    float[] values = grown(array, x.length());
    x.floats().get(0, values, 0, x.length());
    return values;
  }

  private static float[] grown(float[] array, int length) {
    return array.length < length ? Arrays.copyOf(array, length) : array;
  }
}
