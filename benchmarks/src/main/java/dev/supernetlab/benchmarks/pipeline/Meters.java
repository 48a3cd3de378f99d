package dev.supernetlab.benchmarks.pipeline;

import java.util.HashMap;
import java.util.Map;

/**
 * Metrics in Prometheus' text form.
 *
 * @param values by name without labels, summed over these
 */
record Meters(Map<String, Double> values) {

  /** Reads lines 'name{labels} value', and passes over comments. */
  static Meters parse(String text) {
    Map<String, Double> values = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              String name = line.split("[{ ]", 2)[0];
              double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
              values.merge(name, value, Double::sum);
            });
    return new Meters(values);
  }

  /** Seconds that a timer has added up since another reading; 0 where there is no such timer. */
  double secondsSince(Meters earlier, String timer) {
    String name = timer.replace('.', '_') + "_seconds_sum";
    return values.getOrDefault(name, 0.0) - earlier.values().getOrDefault(name, 0.0);
  }
}
