package dev.supernetlab.ranking.trust;

import dev.supernetlab.ranking.PairOrder;
import dev.supernetlab.ranking.Summary;
import dev.supernetlab.ranking.interval.EffectiveSize;
import dev.supernetlab.ranking.study.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figures of every evaluation of the instances that are scored with one kind of statistics. */
final class Curves {
  private static final List<Integer> WINDOWS = List.of(10, 64);

  private final Known known;
  private final List<Instance> instances;
  private final List<PairOrder> before;
  private final List<List<Double>> gtTaus;

  private Curves(Known known, List<Instance> instances) {
    this.known = known;
    this.instances = instances;
    this.before = new ArrayList<>(instances.stream().map(i -> (PairOrder) null).toList());
    this.gtTaus = instances.stream().<List<Double>>map(i -> new ArrayList<>()).toList();
  }

  static Curve of(Known known, String bn, List<Instance> instances) {
    Curves curves = new Curves(known, instances);
    List<Curve.Point> points = curves.points();
    return new Curve(
        bn,
        points,
        WINDOWS.stream().map(curves::window).toList(),
        WINDOWS.stream().map(curves::windowTaus).toList(),
        curves.effective());
  }

  private List<Curve.Point> points() {
    NavigableMap<Long, int[]> bySteps = new TreeMap<>();
    for (int i = 0; i < instances.size(); i++) {
      List<Long> steps = instances.get(i).steps();
      for (int e = 0; e < steps.size(); e++) {
        bySteps.computeIfAbsent(steps.get(e), s -> absent())[i] = e;
      }
    }
    return bySteps.entrySet().stream().map(this::point).toList();
  }

  private int[] absent() {
    int[] absent = new int[instances.size()];
    Arrays.fill(absent, -1);
    return absent;
  }

  private Curve.Point point(Map.Entry<Long, int[]> step) {
    List<PairOrder> now = new ArrayList<>();
    double[] consecutive = new double[instances.size()];
    Arrays.fill(consecutive, Double.NaN);
    double[] gt = consecutive.clone();
    for (int i = 0; i < instances.size(); i++) {
      int evaluation = step.getValue()[i];
      if (evaluation >= 0) {
        PairOrder order = PairOrder.of(instances.get(i).scores().get(evaluation));
        gt[i] = order.value(known.order());
        gtTaus.get(i).add(gt[i]);
        consecutive[i] = before.get(i) == null ? Double.NaN : order.value(before.get(i));
        before.set(i, order);
        now.add(order);
      }
    }
    Summary taus = defined(gt);
    return new Curve.Point(
        step.getKey(),
        now.size(),
        Figures.orNull(taus.mean()),
        Figures.orNull(taus.sd()),
        Figures.orNull(taus.min()),
        Figures.orNull(taus.max()),
        sTau(now),
        Figures.orNull(defined(consecutive).mean()));
  }

  private static Double sTau(List<PairOrder> orders) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < orders.size(); i++) {
      for (int j = i + 1; j < orders.size(); j++) {
        double tau = orders.get(i).value(orders.get(j));
        if (!Double.isNaN(tau)) {
          sum += tau;
          pairs++;
        }
      }
    }
    return pairs == 0 ? null : (Double) (sum / pairs);
  }

  private static Summary defined(double[] values) {
    return Summary.of(Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray());
  }

  private Curve.Window window(int evaluations) {
    Summary taus =
        defined(
            gtTaus.stream()
                .map(t -> t.subList(Math.max(0, t.size() - evaluations), t.size()))
                .flatMapToDouble(t -> t.stream().mapToDouble(v -> v))
                .toArray());
    return new Curve.Window(
        evaluations,
        taus.n(),
        Figures.orNull(taus.mean()),
        Figures.orNull(taus.sd()),
        Figures.orNull(taus.min()),
        Figures.orNull(taus.max()));
  }

  /** Empty where the instances have fewer evaluations. */
  private List<List<Double>> windowTaus(int evaluations) {
    if (instances.stream().anyMatch(i -> i.scores().size() < evaluations)) {
      return List.of();
    }
    List<List<PairOrder>> last =
        instances.stream()
            .map(i -> i.scores().subList(i.scores().size() - evaluations, i.scores().size()))
            .map(PairOrder::all)
            .toList();
    return IntStream.range(0, evaluations)
        .mapToObj(a -> IntStream.range(0, evaluations).mapToObj(b -> mean(last, a, b)).toList())
        .map(row -> (List<Double>) new ArrayList<>(row))
        .toList();
  }

  private static Double mean(List<List<PairOrder>> instances, int a, int b) {
    return Figures.orNull(
        defined(instances.stream().mapToDouble(i -> i.get(a).value(i.get(b))).toArray()).mean());
  }

  private Double effective() {
    return Figures.orNull(
        gtTaus.stream()
            .map(t -> t.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v)).toArray())
            .map(EffectiveSize::of)
            .flatMapToDouble(
                v -> v.isPresent() ? DoubleStream.of(v.getAsDouble()) : DoubleStream.empty())
            .average());
  }
}
