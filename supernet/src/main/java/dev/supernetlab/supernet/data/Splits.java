package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import java.util.List;

/**
 * The images of one experiment.
 *
 * @param name the set really used
 * @param fallback whether that is the spec's fallback instead of its set
 * @param channels what all splits are centred and scaled by, per channel
 * @param files that the splits were read from
 */
public record Splits(
    String name,
    boolean fallback,
    List<Channel> channels,
    List<DataFile> files,
    ImageSet train,
    ImageSet validation,
    ImageSet test) {
  public Splits {
    channels = List.copyOf(channels);
    files = List.copyOf(files);
  }

  /**
   * One channel of the train split's pixels in 0..1.
   *
   * @param mean of all pixels
   * @param deviation their standard deviation
   */
  public record Channel(double mean, double deviation) {

    /** A value in 0..1, centred and scaled; only centred where all pixels are the same. */
    float normalised(float value) {
      double scale = deviation > 0 ? 1 / deviation : 1;
      return (float) ((value - mean) * scale);
    }
  }
}
