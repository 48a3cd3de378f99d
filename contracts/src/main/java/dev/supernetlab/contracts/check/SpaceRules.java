package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.Exclusion;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;

/** Rules of a search space and of the children that are selected from it. */
final class SpaceRules {
  private static final String DIGITS = "123456789abcdefghijklmnopqrstuvwxyz";

  private final SpecLimits limits;
  private final SpaceSpec space;
  private final Findings findings;

  SpaceRules(SpecLimits limits, SpaceSpec space, Findings findings) {
    this.limits = limits;
    this.space = space;
    this.findings = findings;
  }

  void check() {
    int before = findings.list().size();
    if (new HashSet<>(space.operators()).size() < space.operators().size()) {
      findings.add("/space/operators", "must name each operator once");
    }
    if (space.stem().kind() == SpaceSpec.Stem.PAPER && space.stem().relu()) {
      findings.add("/space/stem/relu", "must be false for stem paper, whose first cell has it");
    }
    if (space.children() != null) {
      children(space.children());
    }
    for (int i = 0; i < space.exclude().size(); i++) {
      exclusion("/space/exclude/" + i, space.exclude().get(i));
    }
    if (findings.list().size() == before) {
      size();
    }
  }

  private void children(ChildrenSpec children) {
    if ((children.draw() == null) == (children.only() == null)) {
      findings.add("/space/children", "must have exactly one of draw, only");
    } else if (children.draw() == null && children.seed() != null) {
      findings.add("/space/children/seed", "must be left out: nothing is drawn");
    }
    List<String> only = children.only() == null ? List.of() : children.only();
    for (int i = 0; i < only.size(); i++) {
      label("/space/children/only/" + i, only.get(i), allowed());
    }
    if (new HashSet<>(only).size() < only.size()) {
      findings.add("/space/children/only", "must name each child once");
    }
  }

  private String allowed() {
    return DIGITS.substring(0, space.operators().size());
  }

  private void label(String pointer, String label, String allowed) {
    if (label.length() != space.edges()) {
      findings.add(pointer, "must have %d characters, one for each edge".formatted(space.edges()));
    } else if (label.chars().anyMatch(digit -> allowed.indexOf(digit) < 0)) {
      findings.add(pointer, "must be of the characters " + allowed);
    }
  }

  private void exclusion(String pointer, Exclusion exclusion) {
    if ((exclusion.pattern() == null) == (exclusion.operator() == null)) {
      findings.add(pointer, "must have exactly one of pattern, operator");
      return;
    }
    boolean counted = exclusion.atLeast() != null || exclusion.atMost() != null;
    if (exclusion.pattern() != null) {
      label(pointer + "/pattern", exclusion.pattern(), allowed() + "*");
      if (counted) {
        findings.add(pointer, "must have atLeast and atMost with operator only");
      }
    } else if (!space.operators().contains(exclusion.operator())) {
      findings.add(pointer + "/operator", "must be one of the space's operators");
    } else if (!counted) {
      findings.add(pointer, "must have atLeast, atMost or both with operator");
    }
  }

  private void size() {
    boolean selects =
        !space.exclude().isEmpty() || space.isomorphic() == SpaceSpec.Isomorphic.MERGE;
    if (selects && !Children.enumerable(space)) {
      findings.add("/space", tooMany());
      return;
    }
    try {
      BigInteger count = Children.count(space);
      if (count.signum() == 0) {
        findings.add("/space/exclude", "must leave at least one child");
      } else if (count.compareTo(BigInteger.valueOf(limits.children())) > 0) {
        findings.add("/space", tooMany());
      }
    } catch (IllegalArgumentException e) {
      findings.add("/space/children/draw", "must be fewer: " + e.getMessage());
    }
  }

  private String tooMany() {
    return "%d operators on %d edges make %s children, at most %d are allowed: children {draw: n} takes n of them"
        .formatted(
            space.operators().size(), space.edges(), Children.whole(space), limits.children());
  }
}
