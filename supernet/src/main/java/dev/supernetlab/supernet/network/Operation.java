package dev.supernetlab.supernet.network;

import java.util.List;

/** What one edge of one cell computes, with the parameters it needs. */
public sealed interface Operation {

  /** All parameters in forward order. */
  List<Parameter> parameters();

  /** y = x. */
  record Skip() implements Operation {
    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  /** y = BN(pool3x3(x)). */
  record Pool(boolean maximum, Parameter statistics) implements Operation {
    @Override
    public List<Parameter> parameters() {
      return List.of(statistics);
    }
  }

  /** Stages one after the other. */
  record Separable(List<Stage> stages) implements Operation {
    public Separable {
      stages = List.copyOf(stages);
    }

    @Override
    public List<Parameter> parameters() {
      return stages.stream().flatMap(stage -> stage.parameters().stream()).toList();
    }
  }

  /** y = BN(pointwise(depthwise(relu(x)))). */
  record Stage(Parameter depthwise, int dilation, Parameter pointwise, Parameter statistics) {
    /** All parameters in forward order. */
    public List<Parameter> parameters() {
      return List.of(depthwise, pointwise, statistics);
    }
  }
}
