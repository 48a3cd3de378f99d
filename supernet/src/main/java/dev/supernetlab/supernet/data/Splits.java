package dev.supernetlab.supernet.data;

/**
 * The images of one experiment.
 *
 * @param name the set really used
 * @param fallback whether that is the spec's fallback instead of its set
 * @param mean of the train split's pixels in 0..1, which all splits are centred by
 * @param deviation standard deviation of the same pixels, which all splits are scaled by
 */
public record Splits(
    String name,
    boolean fallback,
    double mean,
    double deviation,
    ImageSet train,
    ImageSet validation,
    ImageSet test) {}
