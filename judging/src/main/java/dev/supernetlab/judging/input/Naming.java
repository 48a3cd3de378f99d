package dev.supernetlab.judging.input;

import dev.supernetlab.supernet.space.SearchSpace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes labels of what children are called. They are called by index where that is asked for, or
 * where nothing is asked for and the names are exactly 0 to n-1.
 *
 * @param asked how children are named, if the user says it
 * @param space that the children must be of, if it is known
 * @param listed labels in index order, where there is no space to ask; empty if there are none
 */
record Naming(Optional<Names> asked, Optional<SearchSpace> space, List<String> listed) {

  /**
   * A name as it stands in a file.
   *
   * @param field 0-based
   */
  record Given(String text, long line, int field) {}

  /** The same for names that are labels in any case. */
  Naming byLabel() {
    return new Naming(Optional.of(Names.LABEL), space, listed);
  }

  /** Labels of children that are named together. What cannot be one is a fault. */
  List<String> labels(List<Given> names, Faults faults) {
    boolean indices =
        asked
            .map(a -> a == Names.INDEX)
            .orElseGet(() -> enumerated(names.stream().map(Given::text).toList()));
    Map<String, Given> seen = new HashMap<>();
    return names.stream()
        .map(
            name -> {
              String label = indices ? ofIndex(name, faults) : label(name, faults);
              Given before = seen.putIfAbsent(label, name);
              if (before != null) {
                faults.add(name.line(), name.field(), name.text(), twice(before));
              }
              return label;
            })
        .toList();
  }

  private static String twice(Given before) {
    return "is there twice, first on line %d, column %d: each child once"
        .formatted(before.line(), before.field() + 1);
  }

  /** Whether these are the numbers 0 to n-1, in any order. */
  private static boolean enumerated(List<String> names) {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(Integer.toString(i));
    }
    return names.size() > 1 && all.equals(new HashSet<>(names));
  }

  private String label(Given name, Faults faults) {
    if (name.text().isEmpty()) {
      faults.add(name.line(), name.field(), null, "must be the name of a child");
    } else if (space.isPresent()) {
      try {
        return space.get().child(name.text()).label();
      } catch (IllegalArgumentException e) {
        faults.add(name.line(), name.field(), name.text(), "is no child: " + e.getMessage());
      }
    }
    return name.text();
  }

  private String ofIndex(Given name, Faults faults) {
    long size = space.map(s -> s.size().orElse(0)).orElse((long) listed.size());
    try {
      long index = Long.parseLong(name.text());
      if (index >= 0 && (size == 0 || index < size)) {
        return at(index);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    String last = size == 0 ? "up" : "to " + (size - 1);
    faults.add(name.line(), name.field(), name.text(), "must be a child's index, 0 " + last);
    return name.text();
  }

  private String at(long index) {
    if (space.isPresent()) {
      return space.get().child(index).label();
    }
    return listed.isEmpty() || enumerated(listed) ? Long.toString(index) : listed.get((int) index);
  }
}
