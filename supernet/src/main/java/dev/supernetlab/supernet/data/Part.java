package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import java.util.List;

/** One part of a set as its publisher made it: images of bytes, all of one shape. */
interface Part {

  /** Number of images. */
  int size();

  /** Rows, columns and channels of every image. */
  ImageShape shape();

  /** Number of classes, at most 65,536. */
  int classes();

  /**
   * Values 0 to 255, as unsigned bytes [H,W,C]; a fresh array or one that must not be changed.
   *
   * @throws DataException.Damaged if a file of its own holds the image, and not well
   */
  byte[] image(int index);

  /** Class, 0 to {@link #classes} - 1. */
  int label(int index);

  /** The files it was read from; none of computed images. */
  List<DataFile> files();
}
