package dev.supernetlab.ranking.phase;

/** A smooth curve through a spectrum, so that what stands out of it can be told. */
final class Smooth {
  private Smooth() {}

  /**
   * What a polynomial in x does not explain of y, least squares, each residual divided by sqrt(1 -
   * leverage) so that all have the same variance if y has.
   */
  static double[] residuals(double[] x, double[] y, int degree) {
    double[][] basis = orthonormal(x, degree);
    double[] residuals = y.clone();
    double[] leverage = new double[x.length];
    for (double[] column : basis) {
      double weight = dot(column, residuals);
      for (int i = 0; i < x.length; i++) {
        residuals[i] -= weight * column[i];
        leverage[i] += column[i] * column[i];
      }
    }
    for (int i = 0; i < x.length; i++) {
      residuals[i] /= Math.sqrt(Math.max(1e-9, 1 - leverage[i]));
    }
    return residuals;
  }

  /** Gram-Schmidt on the powers 0..degree of x. */
  private static double[][] orthonormal(double[] x, int degree) {
    double[][] basis = new double[degree + 1][x.length];
    for (int power = 0; power <= degree; power++) {
      double[] column = basis[power];
      for (int i = 0; i < x.length; i++) {
        column[i] = power == 0 ? 1 : basis[power - 1][i] * x[i];
      }
      for (int before = 0; before < power; before++) {
        double along = dot(column, basis[before]);
        for (int i = 0; i < x.length; i++) {
          column[i] -= along * basis[before][i];
        }
      }
      double norm = Math.sqrt(dot(column, column));
      for (int i = 0; i < x.length; i++) {
        column[i] /= norm;
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
