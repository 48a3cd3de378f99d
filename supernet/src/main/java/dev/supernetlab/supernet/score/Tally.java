package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.space.Child;
import java.util.Arrays;

/** One child's running count of right answers and loss. */
final class Tally {
  private int correct;
  private int total;
  private double loss;

  /**
   * Counts a batch.
   *
   * @param logits [N,K]
   * @param labels N classes
   */
  void add(Tensor logits, int[] labels) {
    int classes = logits.dim(1);
    float[] all = logits.toArray();
    for (int image = 0; image < labels.length; image++) {
      float[] row = Arrays.copyOfRange(all, image * classes, (image + 1) * classes);
      int largest = largest(row);
      correct += largest == labels[image] ? 1 : 0;
      loss += crossEntropy(row, row[largest], labels[image]);
      total++;
    }
  }

  ChildScore score(Child child) {
    return new ChildScore(child, correct, total, loss / total);
  }

  private static int largest(float[] row) {
    int largest = 0;
    for (int k = 1; k < row.length; k++) {
      if (row[k] > row[largest]) {
        largest = k;
      }
    }
    return largest;
  }

  private static double crossEntropy(float[] row, float largest, int label) {
    double sum = 0;
    for (float logit : row) {
      sum += Math.exp(logit - largest);
    }
    return Math.log(sum) - (row[label] - largest);
  }
}
