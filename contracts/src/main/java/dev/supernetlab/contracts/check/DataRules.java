package dev.supernetlab.contracts.check;

import static java.util.stream.Collectors.joining;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.From;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Rules about images and their splits. */
final class DataRules {
  private final Findings findings;

  DataRules(Findings findings) {
    this.findings = findings;
  }

  void check(DataSpec data, SpecParts parts) {
    if (data.fallback() != null && data.fallback() != Source.GENERATED) {
      findings.add("/data/fallback", "must be generated, the only set that is always there");
    }
    if (data.labels() != null && data.set() != Source.CIFAR100) {
      findings.add("/data/labels", "must be left out: only cifar100 has two kinds");
    }
    if (folder(data)) {
      pool(data);
      sizes(data);
      scored(data, parts);
      new AugmentationRules(findings).check(data);
    }
  }

  /** Whether the spec says what must be known of a folder. */
  private boolean folder(DataSpec data) {
    boolean needed = data.set() == Source.FOLDER;
    if (needed && data.folder() == null) {
      findings.add("/data/folder", "must be given where set is folder: {name: ..., side: ...}");
      return false;
    }
    if (!needed && data.folder() != null) {
      findings.add("/data/folder", "must be left out where set is not folder");
      return false;
    }
    for (String split : needed ? List.of("train", "validation", "test") : List.<String>of()) {
      if (findings.tree().at("/data/" + split).isMissingNode()) {
        findings.add("/data/" + split, "must be given where set is folder: its size is not known");
      }
    }
    return true;
  }

  private void pool(DataSpec data) {
    int side = data.side();
    if (side % data.pool() != 0) {
      String divisors =
          IntStream.rangeClosed(1, 8)
              .filter(pool -> side % pool == 0)
              .mapToObj(Integer::toString)
              .collect(joining(", "));
      findings.add(
          "/data/pool", "must divide the image side, %d: one of %s".formatted(side, divisors));
    }
  }

  private void sizes(DataSpec data) {
    if (data.train().images() == 0) {
      findings.add("/data/train/images", "must be at least 1");
    }
    Map<From, Integer> cut = new EnumMap<>(From.class);
    List.of(data.train(), data.validation(), data.test())
        .forEach(split -> cut.merge(split.from(), split.images(), Integer::sum));
    cut.forEach(
        (from, images) -> {
          int there = images(data, from);
          if (images > there) {
            findings.add(
                "/data",
                "the splits cut from %s have %d images together, but it has %d, and splits are disjoint"
                    .formatted(from.name().toLowerCase(Locale.ROOT), images, there));
          }
        });
    int side = data.side() / data.pool();
    int most = Integer.MAX_VALUE / (side * side * data.channels());
    for (DataSpec.Split split : List.of(data.train(), data.validation(), data.test())) {
      if (split.images() > most) {
        findings.add("/data", "a split of such images can have at most %d of them".formatted(most));
        return;
      }
    }
  }

  private static int images(DataSpec data, From from) {
    int there = data.set().images(from);
    return data.fallback() == null ? there : Math.min(there, data.fallback().images(from));
  }

  private void scored(DataSpec data, SpecParts parts) {
    for (StageSpec stage : parts.stages().values()) {
      boolean test = stage.evaluation().on() == EvaluationSpec.On.TEST;
      boolean empty = (test ? data.test() : data.validation()).images() == 0;
      if (empty && stage.imported() == null) {
        String split = test ? "test" : "validation";
        findings.add(
            "/data/" + split + "/images",
            "must be at least 1, since stage %s is scored on it".formatted(stage.name()));
        return;
      }
    }
  }
}
