package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.spec.AugmentationSpec.Kind;
import dev.supernetlab.contracts.spec.AugmentationSpec.Step;
import dev.supernetlab.contracts.spec.DataSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about the steps of an augmentation. */
final class AugmentationRules {
  private static final Map<Kind, List<String>> PARAMETERS =
      Map.of(
          Kind.CROP, List.of("pad"),
          Kind.HORIZONTAL_FLIP, List.of("probability"),
          Kind.VERTICAL_FLIP, List.of("probability"),
          Kind.AFFINE, List.of("degrees", "translate", "scale", "shear"),
          Kind.CUTOUT, List.of("length"));

  private final Findings findings;

  AugmentationRules(Findings findings) {
    this.findings = findings;
  }

  void check(DataSpec data) {
    List<Step> steps = data.augmentation().steps();
    for (int index = 0; steps != null && index < steps.size(); index++) {
      String pointer = "/data/augmentation/" + index;
      parameters(pointer, steps.get(index).kind());
      step(pointer, steps.get(index), data.side() / data.pool());
    }
  }

  private void parameters(String pointer, Kind kind) {
    List<String> known = PARAMETERS.get(kind);
    Set<String> other = Set.of("kind");
    findings
        .tree()
        .at(pointer)
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name) && !other.contains(name)) {
                findings.add(
                    pointer + "/" + name,
                    "must be left out, this step has only " + String.join(", ", known));
              }
            });
  }

  private void step(String pointer, Step step, int side) {
    switch (step.kind()) {
      case CROP -> {
        if (step.pad() > side) {
          findings.add(pointer + "/pad", "must be at most the image side, " + side);
        }
      }
      case CUTOUT -> {
        if (step.length() == null) {
          findings.add(pointer + "/length", "must be given for cutout");
        } else if (step.length() > side) {
          findings.add(pointer + "/length", "must be at most the image side, " + side);
        }
      }
      case AFFINE -> {
        if (step.scale().from() > step.scale().to()) {
          findings.add(pointer + "/scale", "from must be at most to");
        }
      }
      case HORIZONTAL_FLIP, VERTICAL_FLIP -> {}
    }
  }
}
