package dev.supernetlab.judging.space;

import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.ranking.Baseline;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Cost;
import dev.supernetlab.supernet.network.Operation;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What children cost, as far as it tells them apart: image size, channels and number of classes are
 * the same for all of them and change no ranking, so counts are of the smallest grey image, one
 * pixel in the last stack. In a space of one stack every weight of a convolution is used once per
 * pixel, so parameters and multiply-accumulates rank alike.
 */
public final class ChildCosts {
  private static final int CLASSES = 10;

  private final SearchSpace space;
  private final Blueprint blueprint;

  /** Costs of the children of a space. */
  public ChildCosts(SpaceSpec spec) {
    this.space = new SearchSpace(spec);
    int side = 1 << (spec.stacks() - 1);
    this.blueprint = new Blueprint(space, new ImageShape(side, side, 1), CLASSES);
  }

  /** Costs of each child by the words that name them, as they fit after "ranking by". */
  public Map<String, double[]> of(List<String> labels) {
    Map<String, double[]> costs = new LinkedHashMap<>();
    costs.put("parameter count", each(labels, this::parameters));
    costs.put("multiply-accumulates", each(labels, this::multiplyAccumulates));
    costs.put("number of convolutions", each(labels, this::convolutions));
    return costs;
  }

  /** Baseline rankings by these costs, judged by a ground truth. */
  public List<Baseline> baselines(List<String> labels, double[] truth) {
    return of(labels).entrySet().stream()
        .map(c -> new Baseline(c.getKey(), Coefficient.KENDALL.between(c.getValue(), truth)))
        .toList();
  }

  private double[] each(List<String> labels, ToDoubleFunction<Child> cost) {
    return labels.stream().map(space::child).mapToDouble(cost).toArray();
  }

  private double parameters(Child child) {
    return blueprint.parameters(child).stream()
        .filter(p -> p.kind().trained())
        .mapToInt(Parameter::length)
        .sum();
  }

  private double multiplyAccumulates(Child child) {
    return Cost.of(blueprint, child).multiplyAccumulates() - blueprint.linear().weight().length();
  }

  /** Edges of a cell whose operator convolves. */
  private double convolutions(Child child) {
    double count = 0;
    for (int edge = 0; edge < space.edges(); edge++) {
      Operation operation = blueprint.operation(0, edge, child.operators().get(edge));
      if (operation.parameters().stream().anyMatch(p -> p.kind().trained())) {
        count++;
      }
    }
    return count;
  }
}
