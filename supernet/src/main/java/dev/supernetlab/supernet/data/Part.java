package dev.supernetlab.supernet.data;

/** One part of a set as its publisher made it: grey images of bytes, rows first. */
interface Part {

  /** Number of images. */
  int size();

  /** Rows of every image. */
  int height();

  /** Columns of every image. */
  int width();

  /** Grey values 0 to 255, as unsigned bytes; a fresh array or one that must not be changed. */
  byte[] image(int index);

  /** Class, 0 to 9. */
  int label(int index);
}
