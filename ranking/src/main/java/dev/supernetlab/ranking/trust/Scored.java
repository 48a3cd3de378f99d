package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.Series;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to score the children, with one array of scores for each instance.
 *
 * @param evaluations that each score is the mean of
 * @param phased whether it depends on who was trained last: less than a whole cycle
 */
record Scored(
    String key,
    String words,
    String bn,
    int evaluations,
    boolean phased,
    List<Instance> instances,
    List<double[]> scores) {
  private static final List<Integer> WINDOWS = List.of(10, 64);

  /** The kinds of batch statistics and the instances scored with them, the most trusted last. */
  static Map<String, List<Instance>> byStatistics(Study study) {
    Map<String, List<Instance>> byStatistics = new LinkedHashMap<>();
    study.instances().stream()
        .filter(i -> !i.scores().isEmpty())
        .sorted(Comparator.comparing(i -> trust(i.bn())))
        .forEach(i -> byStatistics.computeIfAbsent(i.bn(), bn -> new ArrayList<>()).add(i));
    return byStatistics;
  }

  private static int trust(String bn) {
    return switch (bn) {
      case "" -> 0;
      case Instance.RUNNING -> 1;
      case Instance.RECALIBRATED -> 3;
      default -> 2;
    };
  }

  /**
   * All ways to score, the most trusted last.
   *
   * @param cycle evaluations; 0 if not known
   */
  static List<Scored> all(Study study, int cycle) {
    List<Scored> all = new ArrayList<>();
    byStatistics(study).forEach((bn, instances) -> all.addAll(of(bn, instances, cycle)));
    return all;
  }

  private static List<Scored> of(String bn, List<Instance> instances, int cycle) {
    List<Scored> ways = new ArrayList<>();
    int fewest = instances.stream().mapToInt(i -> i.scores().size()).min().orElse(0);
    ways.add(mean("final", "at the last evaluation", bn, 1, instances, cycle != 1));
    if (cycle > 1 && fewest >= cycle) {
      ways.add(mean("cycle", "over the last order cycle", bn, cycle, instances, false));
    } else {
      for (int window : WINDOWS) {
        if (fewest >= window) {
          String words = "over the last %d evaluations".formatted(window);
          ways.add(mean("window" + window, words, bn, window, instances, cycle != 1));
        }
      }
    }
    return ways;
  }

  private static Scored mean(
      String key, String words, String bn, int last, List<Instance> instances, boolean phased) {
    return new Scored(
        bn.isEmpty() ? key : key + ":" + bn,
        words + statistics(bn),
        bn,
        last,
        phased,
        instances,
        instances.stream()
            .map(i -> Series.mean(i.scores().subList(i.scores().size() - last, i.scores().size())))
            .toList());
  }

  private static String statistics(String bn) {
    return switch (bn) {
      case "" -> "";
      case Instance.RUNNING -> " with the shared batch statistics";
      case Instance.RECALIBRATED -> " with each child's own batch statistics";
      default -> " with " + bn + " batch statistics";
    };
  }
}
