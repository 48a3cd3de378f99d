package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.Exclusion;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Which children of a space an experiment trains and evaluates; in enumeration order. */
final class Selection {
  /** Spaces of up to so many children are gone through one by one. */
  static final int ENUMERABLE = 1 << 16;

  private static final int MOST_TRIES = 2_000_000;

  private final SpaceSpec space;
  private final int radix;

  private Selection(SpaceSpec space) {
    this.space = space;
    this.radix = space.operators().size();
  }

  /**
   * The labels that a space selects.
   *
   * @throws IllegalArgumentException if there are not as many as are to be drawn, or they cannot be
   *     counted
   */
  static List<String> of(SpaceSpec space) {
    Selection selection = new Selection(space);
    ChildrenSpec children = space.children();
    if (children != null && children.only() != null) {
      return selection.kept(new ArrayList<>(new TreeSet<>(children.only())));
    }
    boolean enumerable = enumerable(space);
    if (children != null) {
      return enumerable
          ? selection.drawn(selection.kept(selection.enumerated()), children)
          : selection.drawn(children);
    }
    if (!enumerable) {
      throw new IllegalArgumentException(
          "%s children are too many to go through: children.draw takes some of them"
              .formatted(Children.whole(space)));
    }
    return selection.kept(selection.enumerated());
  }

  /** Whether the space is small enough to go through all its children. */
  static boolean enumerable(SpaceSpec space) {
    return Children.whole(space).compareTo(BigInteger.valueOf(ENUMERABLE)) <= 0;
  }

  private List<String> enumerated() {
    int count = Children.whole(space).intValueExact();
    return IntStream.range(0, count).mapToObj(this::label).toList();
  }

  private String label(int index) {
    int[] choices = new int[space.edges()];
    int rest = index;
    for (int edge = choices.length - 1; edge >= 0; edge--) {
      choices[edge] = rest % radix;
      rest /= radix;
    }
    return Labels.of(choices);
  }

  /** Without the excluded ones, and of isomorphic ones the first if they are to be merged. */
  private List<String> kept(List<String> labels) {
    Set<String> forms = new HashSet<>();
    boolean merge = space.isomorphic() == SpaceSpec.Isomorphic.MERGE;
    return labels.stream()
        .filter(label -> !excluded(label))
        .filter(label -> !merge || forms.add(CellForm.of(label, space)))
        .toList();
  }

  private boolean excluded(String label) {
    return space.exclude().stream().anyMatch(exclusion -> excludes(exclusion, label));
  }

  private boolean excludes(Exclusion exclusion, String label) {
    if (exclusion.pattern() != null) {
      return IntStream.range(0, label.length())
          .allMatch(
              edge ->
                  exclusion.pattern().charAt(edge) == '*'
                      || exclusion.pattern().charAt(edge) == label.charAt(edge));
    }
    int number = space.operators().indexOf(exclusion.operator());
    long count =
        IntStream.range(0, label.length()).filter(e -> Labels.digit(label, e) == number).count();
    return (exclusion.atLeast() == null || count >= exclusion.atLeast())
        && (exclusion.atMost() == null || count <= exclusion.atMost());
  }

  /** So many of a list, every subset as likely. */
  private List<String> drawn(List<String> labels, ChildrenSpec children) {
    int wanted = children.draw();
    if (wanted > labels.size()) {
      throw new IllegalArgumentException(
          "%d cannot be drawn, there are %d".formatted(wanted, labels.size()));
    }
    RandomGenerator random = random(children);
    List<String> left = new ArrayList<>(labels);
    Set<String> chosen = new TreeSet<>();
    while (chosen.size() < wanted) {
      int place = below(left.size(), random);
      chosen.add(left.get(place));
      left.set(place, left.get(left.size() - 1));
      left.remove(left.size() - 1);
    }
    return List.copyOf(chosen);
  }

  /** So many of a space that is too large to go through; of isomorphic ones the first drawn. */
  private List<String> drawn(ChildrenSpec children) {
    RandomGenerator random = random(children);
    Set<String> forms = new HashSet<>();
    Set<String> chosen = new TreeSet<>();
    boolean merge = space.isomorphic() == SpaceSpec.Isomorphic.MERGE;
    for (int tries = 0; chosen.size() < children.draw(); tries++) {
      if (tries == MOST_TRIES) {
        throw new IllegalArgumentException(
            "%d draws found %d children that are neither excluded nor drawn before, not %d"
                .formatted(MOST_TRIES, chosen.size(), children.draw()));
      }
      int[] choices = new int[space.edges()];
      for (int edge = 0; edge < choices.length; edge++) {
        choices[edge] = below(radix, random);
      }
      String label = Labels.of(choices);
      if (!excluded(label)
          && !chosen.contains(label)
          && (!merge || forms.add(CellForm.of(label, space)))) {
        chosen.add(label);
      }
    }
    return List.copyOf(chosen);
  }

  private static RandomGenerator random(ChildrenSpec children) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(children.seed());
  }

  /** 0 to limit - 1, from 32 random bits, so that it does not depend on how a JDK bounds them. */
  private static int below(int limit, RandomGenerator random) {
    return (int) ((Integer.toUnsignedLong(random.nextInt()) * limit) >>> 32);
  }
}
