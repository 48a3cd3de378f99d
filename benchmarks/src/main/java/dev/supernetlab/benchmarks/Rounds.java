package dev.supernetlab.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures contenders in turn, round by round, so that whatever else the machine does meets all of
 * them alike.
 *
 * @param ours the one that the others are compared with
 * @param pairs rounds
 * @param seconds length of each measurement
 */
record Rounds(Contender ours, List<Contender> peers, int pairs, double seconds) {

  /**
   * Each contender on this task, in its better mode.
   *
   * @throws ContenderException if one fails
   */
  Result measure(Task task) {
    List<Contender> all = Stream.concat(Stream.of(ours), peers.stream()).toList();
    Map<Contender, Mode> modes = new LinkedHashMap<>();
    all.forEach(contender -> modes.put(contender, better(contender, task)));
    Map<Contender, double[]> rates = new LinkedHashMap<>();
    all.forEach(contender -> rates.put(contender, new double[pairs]));
    for (int pair = 0; pair < pairs; pair++) {
      for (Contender contender : all) {
        rates.get(contender)[pair] = contender.imagesPerSecond(task, modes.get(contender), seconds);
      }
    }
    double[] our = rates.get(ours);
    List<Against> against = new ArrayList<>();
    for (Contender peer : peers) {
      double[] their = rates.get(peer);
      against.add(
          new Against(peer.name(), modes.get(peer), Spread.of(their).median(), ratios(our, their)));
    }
    return new Result(Spread.of(our).median(), against);
  }

  /** Pair by pair, a / b. */
  static Spread ratios(double[] a, double[] b) {
    double[] ratios = new double[a.length];
    for (int pair = 0; pair < a.length; pair++) {
      ratios[pair] = a[pair] / b[pair];
    }
    return Spread.of(ratios);
  }

  private Mode better(Contender contender, Task task) {
    List<Mode> modes = contender.modes();
    if (modes.size() == 1) {
      return modes.get(0);
    }
    Map<Mode, Double> rates = new LinkedHashMap<>();
    modes.forEach(mode -> rates.put(mode, contender.imagesPerSecond(task, mode, seconds)));
    return modes.stream().max(Comparator.comparing(rates::get)).orElseThrow();
  }

  /**
   * What came out.
   *
   * @param ours our median rate, images per second
   */
  record Result(double ours, List<Against> against) {}

  /**
   * One peer's part of it.
   *
   * @param rate its median, images per second
   * @param ratio our rate over its
   */
  record Against(String peer, Mode mode, double rate, Spread ratio) {}
}
