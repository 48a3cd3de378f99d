package dev.supernetlab.judging.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;

/**
 * What is to be judged, as one JSON object.
 *
 * @param children names, in the order of all arrays
 * @param groundTruth a name that comes with the product, or an object; null if there is none
 * @param series one for each instance and kind of batch statistics
 * @param order names in the order of training, one cycle; null if it is not known
 * @param space a name that comes with the product, or an object as in a spec; null if not known
 * @param features numbers of each child, by name; null if there are none
 * @param cycle steps of one pass through all children; null if not known
 * @param names {@code index} or {@code label}; null leaves it to the names themselves
 */
record JsonRequest(
    List<String> children,
    JsonNode groundTruth,
    List<Series> series,
    List<String> order,
    JsonNode space,
    @JsonDeserialize(contentUsing = Doubles.class) Map<String, double[]> features,
    Integer cycle,
    String names) {

  /**
   * One series.
   *
   * @param instance null for its number
   * @param seed null if not known, as {@code order} and {@code bn}
   * @param steps finished at each evaluation; null counts evaluations
   * @param scores a row for each evaluation, a number or null for each child
   */
  record Series(
      String instance,
      String seed,
      String order,
      String bn,
      List<Long> steps,
      @JsonDeserialize(contentUsing = Doubles.class) List<double[]> scores) {}

  /**
   * A ground truth.
   *
   * @param mean of each child; null if the seeds are given
   * @param std of each child between seeds; null if not known
   * @param seeds behind each mean; null for one
   * @param accuracies of each seed; null if means are given
   */
  record Truth(
      List<Double> mean,
      List<Double> std,
      Integer seeds,
      @JsonDeserialize(contentUsing = Doubles.class) List<double[]> accuracies) {}
}
