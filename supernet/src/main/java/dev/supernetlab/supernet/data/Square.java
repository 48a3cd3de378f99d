package dev.supernetlab.supernet.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;

/**
 * The middle square of an image, scaled to a side by the mean of the pixels that each new one
 * covers. Plain arithmetic: the same bytes on every machine. What is transparent is over black.
 */
final class Square {
  private static final double[] LUMINANCE = {0.299, 0.587, 0.114};
  private static final int COLOURS = 3;

  private final BufferedImage image;
  private final boolean greys;
  private final int channels;
  private final int size;
  private final int left;
  private final int top;

  private Square(BufferedImage image, int channels) {
    this.image = image;
    this.greys = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    this.channels = channels;
    this.size = Math.min(image.getWidth(), image.getHeight());
    this.left = (image.getWidth() - size) / 2;
    this.top = (image.getHeight() - size) / 2;
  }

  /**
   * Scales an image.
   *
   * @return unsigned bytes [side,side,channels]
   */
  static byte[] scaled(BufferedImage image, ImageShape shape) {
    return new Square(image, shape.channels()).scaled(shape.height());
  }

  private byte[] scaled(int side) {
    double step = (double) size / side;
    double[] sums = new double[side * side * channels];
    double[] line = new double[size * channels];
    for (int y = 0; y < size; y++) {
      read(y, line);
      double[] narrow = narrow(line, side);
      for (int row = (int) (y / step); row < side && row * step < y + 1; row++) {
        double share = overlap(y, row, step);
        for (int i = 0; i < narrow.length; i++) {
          sums[row * narrow.length + i] += share * narrow[i];
        }
      }
    }
    byte[] bytes = new byte[sums.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
    }
    return bytes;
  }

  private double[] narrow(double[] line, int side) {
    double step = (double) size / side;
    double[] narrow = new double[side * channels];
    for (int column = 0; column < side; column++) {
      for (int x = (int) (column * step); x < size && x < (column + 1) * step; x++) {
        double share = overlap(x, column, step);
        for (int channel = 0; channel < channels; channel++) {
          narrow[column * channels + channel] += share * line[x * channels + channel];
        }
      }
    }
    return narrow;
  }

  /** The share that a pixel has in a new one, which is step pixels wide. */
  private static double overlap(int pixel, int target, double step) {
    double from = Math.max(pixel, target * step);
    double to = Math.min(pixel + 1, (target + 1) * step);
    return Math.max(0, to - from) / step;
  }

  /** Values 0 to 255 of a row of the square. */
  private void read(int y, double[] line) {
    double[] colour = new double[COLOURS];
    for (int x = 0; x < size; x++) {
      read(left + x, top + y, colour);
      if (channels == 1) {
        line[x] = LUMINANCE[0] * colour[0] + LUMINANCE[1] * colour[1] + LUMINANCE[2] * colour[2];
      } else {
        System.arraycopy(colour, 0, line, x * COLOURS, COLOURS);
      }
    }
  }

  private void read(int x, int y, double[] colour) {
    int argb = image.getRGB(x, y);
    double opacity = (argb >>> 24) / 255.0;
    if (greys) {
      // Java takes greys for linear and makes their colours lighter; files mean them as they are.
      double most = (1 << image.getColorModel().getComponentSize(0)) - 1;
      double grey = image.getRaster().getSample(x, y, 0) * 255 / most;
      for (int i = 0; i < COLOURS; i++) {
        colour[i] = grey * opacity;
      }
    } else {
      colour[0] = (argb >> 16 & 0xff) * opacity;
      colour[1] = (argb >> 8 & 0xff) * opacity;
      colour[2] = (argb & 0xff) * opacity;
    }
  }
}
