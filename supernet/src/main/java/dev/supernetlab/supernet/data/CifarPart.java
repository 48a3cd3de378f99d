package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of CIFAR in its binary format. A file is records without a header: one label (CIFAR-10) or
 * a coarse and a fine one (CIFAR-100), then 32x32 values of red, of green and of blue, rows first.
 */
final class CifarPart implements Part {
  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);

  private final Format format;
  private final List<byte[]> records = new ArrayList<>();
  private final List<DataFile> files = new ArrayList<>();
  private final int recordsPerFile;

  /**
   * What the bytes in front of an image are.
   *
   * @param allowed number of classes of each label
   * @param used which of the labels counts
   */
  record Format(List<Integer> allowed, int used) {
    static final Format CIFAR10 = new Format(List.of(10), 0);
    static final Format CIFAR100_COARSE = new Format(List.of(20, 100), 0);
    static final Format CIFAR100_FINE = new Format(List.of(20, 100), 1);

    int labels() {
      return allowed.size();
    }

    int record() {
      return labels() + SHAPE.length();
    }

    int classes() {
      return allowed.get(used);
    }
  }

  private CifarPart(Format format, int recordsPerFile) {
    this.format = format;
    this.recordsPerFile = recordsPerFile;
  }

  /**
   * Reads all files.
   *
   * @param recordsPerFile images that each must have: nothing in a file says how many those are
   * @throws DataException.Damaged if one is shorter or longer, or has a label that there is not
   */
  static CifarPart read(List<Path> paths, Format format, int recordsPerFile) {
    CifarPart part = new CifarPart(format, recordsPerFile);
    paths.forEach(part::read);
    return part;
  }

  private void read(Path path) {
    byte[] content = new byte[recordsPerFile * format.record()];
    try (Bytes in = new Bytes(path)) {
      in.fill(content);
      files.add(in.end("the %d images it should have".formatted(recordsPerFile)));
    } catch (IOException e) {
      throw new DataException.Damaged(path, 0, "cannot be read (" + e.getMessage() + ")", e);
    }
    for (int record = 0; record < recordsPerFile; record++) {
      for (int index = 0; index < format.labels(); index++) {
        int offset = record * format.record() + index;
        int label = content[offset] & 0xff;
        int last = format.allowed().get(index) - 1;
        if (label > last) {
          throw new DataException.Damaged(
              path, offset, "label %d, allowed are 0 to %d".formatted(label, last), null);
        }
      }
    }
    records.add(content);
  }

  @Override
  public int size() {
    return records.size() * recordsPerFile;
  }

  @Override
  public ImageShape shape() {
    return SHAPE;
  }

  @Override
  public int classes() {
    return format.classes();
  }

  @Override
  public byte[] image(int index) {
    byte[] file = records.get(index / recordsPerFile);
    int first = index % recordsPerFile * format.record() + format.labels();
    byte[] image = new byte[SHAPE.length()];
    for (int pixel = 0; pixel < SHAPE.pixels(); pixel++) {
      for (int channel = 0; channel < SHAPE.channels(); channel++) {
        image[pixel * SHAPE.channels() + channel] = file[first + channel * SHAPE.pixels() + pixel];
      }
    }
    return image;
  }

  @Override
  public int label(int index) {
    int record = index % recordsPerFile * format.record();
    return records.get(index / recordsPerFile)[record + format.used()];
  }

  @Override
  public List<DataFile> files() {
    return List.copyOf(files);
  }
}
