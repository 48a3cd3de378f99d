package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.augment.Augmentation;
import dev.supernetlab.supernet.augment.Picture;
import dev.supernetlab.supernet.data.ImageSet;

/** The augmented images of one step. */
final class Batch {
  private final float[] pixels;
  private final int[] labels;

  private Batch(float[] pixels, int[] labels) {
    this.pixels = pixels;
    this.labels = labels;
  }

  /** The batch of a step: a function of the arguments, so any thread may make it. */
  static Batch of(ImageSet images, int[] indices, Augmentation augmentation, long step) {
    int length = images.shape().length();
    Picture picture = new Picture(images);
    float[] pixels = new float[indices.length * length];
    int[] labels = new int[indices.length];
    for (int position = 0; position < indices.length; position++) {
      picture.read(images, indices[position]);
      augmentation.change(picture, step, position);
      picture.write(pixels, position * length);
      labels[position] = images.label(indices[position]);
    }
    return new Batch(pixels, labels);
  }

  /** Hands its images and labels over. */
  void copyTo(ChildNetwork network) {
    network.images().fill(pixels);
    System.arraycopy(labels, 0, network.labels(), 0, labels.length);
  }
}
