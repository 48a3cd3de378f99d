package dev.supernetlab.supernet.network;

import java.util.List;
import java.util.stream.Stream;

/** What one edge of one cell computes, with the parameters it needs. */
public sealed interface Operation {

  /** All parameters in forward order. */
  List<Parameter> parameters();

  /** y = 0, and no gradient. */
  record None() implements Operation {
    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

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

  /** y = BN(relu(x) * first convolution * second ...). */
  record Dense(List<Parameter> convolutions, Parameter statistics) implements Operation {
    public Dense {
      convolutions = List.copyOf(convolutions);
    }

    @Override
    public List<Parameter> parameters() {
      return Stream.concat(convolutions.stream(), Stream.of(statistics)).toList();
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
