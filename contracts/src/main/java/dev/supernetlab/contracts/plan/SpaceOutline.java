package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.SpaceSpec;

/**
 * The size of a search space.
 *
 * @param whole how many children it has, a decimal number of any length
 * @param children how many of them an experiment trains and evaluates
 * @param drawn whether those are drawn at random
 * @param classes how many of those differ as trained functions; isomorphic ones count once
 */
public record SpaceOutline(String whole, int children, boolean drawn, int classes) {

  /** The size of a valid space. */
  public static SpaceOutline of(SpaceSpec space) {
    return new SpaceOutline(
        Children.whole(space).toString(),
        Children.all(space).size(),
        Children.drawn(space),
        Children.classes(space).orElseThrow());
  }

  /** The same in words; empty where the children are all of the space and all differ. */
  public String sentence() {
    String selection =
        whole.equals(Integer.toString(children))
            ? ""
            : "%d of the space's %s children%s.".formatted(children, whole, drawn ? ", drawn" : "");
    String isomorphic =
        classes == children
            ? ""
            : "Of %d children %d differ as trained functions, the others are isomorphic to them."
                .formatted(children, classes);
    return (selection + " " + isomorphic).strip();
  }
}
