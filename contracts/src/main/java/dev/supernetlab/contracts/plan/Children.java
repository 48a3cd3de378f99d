package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The children that an experiment trains and evaluates: those of its search space that the space's
 * {@code children}, {@code exclude} and {@code isomorphic} leave. A label has one digit per edge,
 * the 1-based number of the edge's operator (1-9, then a-z), first edge most significant; labels in
 * alphabetical order are in enumeration order.
 */
public final class Children {
  private static final int KEPT = 32;

  /** A function of its keys; stages, rules and plans ask for the same few again and again. */
  private static final Map<SpaceSpec, List<String>> RECENT = new LinkedHashMap<>(16, 0.75f, true);

  private Children() {}

  /** All that the space has, whatever is selected: operators to the power of edges. */
  public static BigInteger whole(SpaceSpec space) {
    return BigInteger.valueOf(space.operators().size()).pow(space.edges());
  }

  /** How many there are. */
  public static BigInteger count(SpaceSpec space) {
    return selects(space) ? BigInteger.valueOf(all(space).size()) : whole(space);
  }

  /** Whether there are few enough to be listed. */
  public static boolean enumerable(SpaceSpec space) {
    boolean chosen = space.children() != null;
    return chosen || Selection.enumerable(space);
  }

  /** Whether they are drawn at random from more. */
  public static boolean drawn(SpaceSpec space) {
    return space.children() != null
        && space.children().draw() != null
        && whole(space).compareTo(BigInteger.valueOf(space.children().draw())) > 0;
  }

  /**
   * Their labels, in enumeration order.
   *
   * @throws IllegalArgumentException if there are too many to be listed, or fewer than are to be
   *     drawn
   */
  public static List<String> all(SpaceSpec space) {
    synchronized (RECENT) {
      List<String> known = RECENT.get(space);
      if (known == null) {
        known = Selection.of(space);
        RECENT.put(space, known);
        if (RECENT.size() > KEPT) {
          RECENT.remove(RECENT.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  /** Those that are scored, in enumeration order. */
  public static List<String> scored(EvaluationSpec evaluation, SpaceSpec space) {
    List<String> all = all(space);
    EvaluationSpec.Subset subset = evaluation.children();
    if (subset == null) {
      return all;
    }
    Set<String> chosen =
        new HashSet<>(
            subset.labels() == null ? drawn(all, subset.draw(), subset.seed()) : subset.labels());
    return all.stream().filter(chosen::contains).toList();
  }

  /** Fisher and Yates' shuffle, begun only: all choices are equally likely. */
  private static List<String> drawn(List<String> all, int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<String> shuffled = new ArrayList<>(all);
    int chosen = Math.min(count, all.size());
    for (int first = 0; first < chosen; first++) {
      Collections.swap(shuffled, first, first + random.nextInt(all.size() - first));
    }
    return shuffled.subList(0, chosen);
  }

  /**
   * How many of them differ as trained functions: isomorphic ones, equal but for the names of
   * nodes, are counted once. Empty where there are too many to be listed.
   */
  public static OptionalInt classes(SpaceSpec space) {
    if (!enumerable(space)) {
      return OptionalInt.empty();
    }
    Set<String> forms = new HashSet<>();
    all(space).forEach(label -> forms.add(CellForm.of(label, space)));
    return OptionalInt.of(forms.size());
  }

  /** Whether the spec chooses among those that the space has. */
  public static boolean selects(SpaceSpec space) {
    return space.children() != null
        || !space.exclude().isEmpty()
        || space.isomorphic() == SpaceSpec.Isomorphic.MERGE;
  }
}
