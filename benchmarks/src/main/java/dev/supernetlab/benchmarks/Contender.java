package dev.supernetlab.benchmarks;

import java.util.List;

/** Something that trains and scores on this machine. */
interface Contender extends AutoCloseable {
  /** A word for table headers. */
  String name();

  /** Name, version and whatever else decides how fast it is. */
  String version();

  /** The ways in which it can use the whole machine. */
  List<Mode> modes();

  /**
   * Images per second of all instances together, counted once per child. Unmeasured warm-up comes
   * first if the last call had another task.
   *
   * @param seconds least time; what is begun is finished
   * @throws ContenderException if it fails
   */
  double imagesPerSecond(Task task, Mode mode, double seconds);

  @Override
  void close();
}
