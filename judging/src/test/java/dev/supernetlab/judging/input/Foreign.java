package dev.supernetlab.judging.input;

import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Requests with series and a ground truth of three children, and what comes of them. */
final class Foreign {
  static final String TRUTH =
      """
      child,mean,std,seeds
      a1,0.50,0.01,3
      b1,0.60,0.02,3
      c1,0.70,0.01,3
      """;

  private Foreign() {}

  static Request request(String series, String truth) {
    return request(List.of(Input.of("s.csv", series)), truth);
  }

  /** Without a ground truth where that is null. */
  static Request request(List<Input> series, String truth) {
    return new Request(
        series,
        Optional.ofNullable(truth).map(t -> Input.of("gt.csv", t)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  static Study study(String series) {
    return ForeignResults.read(request(series, TRUTH)).study();
  }

  /** Why a request is refused. */
  static List<String> refused(Request request) {
    try {
      ForeignResults.read(request);
    } catch (BadInputException e) {
      return e.faults().stream().map(Fault::message).toList();
    }
    throw new AssertionError("was read");
  }

  static List<String> refused(String series) {
    return refused(request(series, TRUTH));
  }

  /** A row for each evaluation. */
  static List<List<Double>> scores(Instance instance) {
    return instance.scores().stream().map(s -> Arrays.stream(s).boxed().toList()).toList();
  }
}
