package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.random.Streams;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Images that are a pure function of part and index. Each of 10 classes is three strokes; an image
 * shows its class's strokes turned, shifted, scaled and brightened at random, one fainter stroke of
 * another class, and noise. Only basic arithmetic and StrictMath: the same bytes on every machine.
 */
final class GeneratedPart implements Part {
  private static final int SIDE = 28;
  private static final int STROKES = 3;
  private static final long SEED = 1;

  private final String name;
  private final int size;
  private final double[][] strokes = new double[Datasets.CLASSES * STROKES][];

  GeneratedPart(DataSpec.From from) {
    this.name = from.name();
    this.size = from == DataSpec.From.TRAIN ? 60_000 : 10_000;
    RandomGenerator random = Streams.of(SEED, "strokes");
    for (int stroke = 0; stroke < strokes.length; stroke++) {
      double angle = random.nextDouble() * 2 * Math.PI;
      double x = (random.nextDouble() - 0.5) * 13;
      double y = (random.nextDouble() - 0.5) * 13;
      double half = 3 + random.nextDouble() * 4;
      double dx = half * StrictMath.cos(angle);
      double dy = half * StrictMath.sin(angle);
      strokes[stroke] = new double[] {x - dx, y - dy, x + dx, y + dy};
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(SIDE, SIDE, 1);
  }

  @Override
  public int classes() {
    return Datasets.CLASSES;
  }

  @Override
  public List<DataFile> files() {
    return List.of();
  }

  @Override
  public int label(int index) {
    return index % Datasets.CLASSES;
  }

  @Override
  public byte[] image(int index) {
    RandomGenerator random = Streams.of(SEED, name + index);
    double[] canvas = new double[SIDE * SIDE];
    Placement placement = Placement.draw(random);
    for (int stroke = 0; stroke < STROKES; stroke++) {
      double brightness = 130 + 120 * random.nextDouble();
      draw(canvas, placement.apply(strokes[label(index) * STROKES + stroke]), brightness);
    }
    int other = (int) (random.nextDouble() * strokes.length);
    draw(canvas, placement.apply(strokes[other]), 60 + 100 * random.nextDouble());
    byte[] image = new byte[canvas.length];
    for (int pixel = 0; pixel < image.length; pixel++) {
      long bits = random.nextLong();
      double noise = ((bits & 0xffff) + (bits >>> 16 & 0xffff) - 0xffff) / (double) 0xffff;
      image[pixel] = (byte) Math.max(0, Math.min(255, Math.round(canvas[pixel] + 60 * noise)));
    }
    return image;
  }

  /** Brightness falls from the middle of the stroke to nothing at a distance of 2 pixels. */
  private static void draw(double[] canvas, double[] stroke, double brightness) {
    double dx = stroke[2] - stroke[0];
    double dy = stroke[3] - stroke[1];
    double squaredLength = dx * dx + dy * dy;
    int left = clamp(Math.min(stroke[0], stroke[2]) - 2);
    int right = clamp(Math.max(stroke[0], stroke[2]) + 3);
    int top = clamp(Math.min(stroke[1], stroke[3]) - 2);
    int bottom = clamp(Math.max(stroke[1], stroke[3]) + 3);
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double x = column - stroke[0];
        double y = row - stroke[1];
        double along = Math.max(0, Math.min(1, (x * dx + y * dy) / squaredLength));
        double offX = x - along * dx;
        double offY = y - along * dy;
        double value = brightness * (1 - (offX * offX + offY * offY) / 4);
        int pixel = row * SIDE + column;
        canvas[pixel] = Math.max(canvas[pixel], value);
      }
    }
  }

  private static int clamp(double position) {
    return (int) Math.max(0, Math.min(SIDE, position));
  }

  /** A small rotation, scaling and shift about the middle of the image. */
  private record Placement(double cos, double sin, double x, double y) {
    static Placement draw(RandomGenerator random) {
      double angle = (random.nextDouble() - 0.5) * 0.7;
      double scale = 0.8 + 0.4 * random.nextDouble();
      return new Placement(
          scale * StrictMath.cos(angle),
          scale * StrictMath.sin(angle),
          SIDE / 2.0 + (random.nextDouble() - 0.5) * 7,
          SIDE / 2.0 + (random.nextDouble() - 0.5) * 7);
    }

    double[] apply(double[] stroke) {
      return new double[] {
        cos * stroke[0] - sin * stroke[1] + x,
        sin * stroke[0] + cos * stroke[1] + y,
        cos * stroke[2] - sin * stroke[3] + x,
        sin * stroke[2] + cos * stroke[3] + y
      };
    }
  }
}
