package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A part read from a file of images and a file of labels. */
final class IdxPart implements Part {
  private final IdxFile images;
  private final IdxFile labels;

  private IdxPart(IdxFile images, IdxFile labels) {
    this.images = images;
    this.labels = labels;
  }

  /**
   * Reads both files.
   *
   * @throws DataException.Damaged if they are damaged or do not belong together
   */
  static IdxPart read(Path imageFile, Path labelFile) {
    IdxFile images = IdxFile.read(imageFile, 3);
    IdxFile labels = IdxFile.read(labelFile, 1);
    if (images.dimension(0) != labels.dimension(0)) {
      throw new DataException.Damaged(
          labelFile,
          4,
          "%d labels for %d images".formatted(labels.dimension(0), images.dimension(0)),
          null);
    }
    for (int index = 0; index < labels.dimension(0); index++) {
      int label = labels.data()[index];
      if (label < 0 || label >= Datasets.CLASSES) {
        throw labels.damaged(index, "label %d, allowed are 0 to 9".formatted(label & 0xff));
      }
    }
    return new IdxPart(images, labels);
  }

  @Override
  public int size() {
    return labels.dimension(0);
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(images.dimension(1), images.dimension(2), 1);
  }

  @Override
  public int classes() {
    return Datasets.CLASSES;
  }

  @Override
  public byte[] image(int index) {
    int length = shape().length();
    return Arrays.copyOfRange(images.data(), index * length, (index + 1) * length);
  }

  @Override
  public int label(int index) {
    return labels.data()[index];
  }

  @Override
  public List<DataFile> files() {
    return List.of(images.file(), labels.file());
  }
}
