package dev.supernetlab.sampler.learn;

import java.util.List;

/**
 * What is trained until the next scores.
 *
 * @param trained label of each step's child
 * @param scored labels of the children to score after the last step, each once
 */
public record Round(List<String> trained, List<String> scored) {
  public Round {
    trained = List.copyOf(trained);
    scored = List.copyOf(scored);
  }
}
