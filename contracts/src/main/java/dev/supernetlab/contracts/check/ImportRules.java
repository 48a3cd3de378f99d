package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.ImportedTruth;
import dev.supernetlab.contracts.spec.ImportSpec;
import dev.supernetlab.contracts.spec.ImportSpec.Accuracies;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about ground truths that are imported. */
final class ImportRules {
  private final Findings findings;
  private final SpecParts parts;

  ImportRules(Findings findings, SpecParts parts) {
    this.findings = findings;
    this.parts = parts;
  }

  void check(String stagePointer, StageSpec stage) {
    String pointer = stagePointer + "/import";
    ImportSpec imported = stage.imported();
    if (stage.kind() != StageSpec.Kind.GROUND_TRUTH) {
      findings.add(pointer, "must be left out: it is for stages of kind ground-truth");
    }
    if (stage.length() != null) {
      findings.add(stagePointer + "/length", "must be left out: nothing is trained");
    }
    if (Stream.of(imported.named(), imported.accuracies(), imported.file())
            .filter(Objects::nonNull)
            .count()
        != 1) {
      findings.add(pointer, "must have exactly one of named, accuracies, file");
    } else if (imported.file() != null) {
      findings.add(
          pointer + "/file",
          "must be read by the command line; services take accuracies or a name");
    } else if (imported.named() != null && !ImportedTruth.names().contains(imported.named())) {
      findings.add(
          pointer + "/named", "must be one of " + String.join(", ", ImportedTruth.names()));
    } else {
      accuracies(pointer, imported);
    }
  }

  private void accuracies(String pointer, ImportSpec imported) {
    List<Accuracies> rows = ImportedTruth.accuracies(imported);
    if (imported.accuracies() != null) {
      for (int i = 0; i < rows.size(); i++) {
        row(pointer + "/accuracies/" + i, rows.get(i), rows.get(0));
      }
    }
    if (parts.space().filter(Children::enumerable).isEmpty() || !findings.clean("/space")) {
      return;
    }
    List<String> all = Children.all(parts.space().get());
    Set<String> missing = new HashSet<>(all);
    List<String> odd =
        rows.stream().map(Accuracies::child).filter(child -> !missing.remove(child)).toList();
    if (!odd.isEmpty()) {
      findings.add(
          pointer,
          "must have children of the space, each once; %d are not or come twice, the first is %s (the space has %d children, %s to %s)"
              .formatted(odd.size(), odd.get(0), all.size(), all.get(0), all.get(all.size() - 1)));
    }
  }

  private void row(String pointer, Accuracies row, Accuracies first) {
    if ((row.seeds() == null) == (row.mean() == null)) {
      findings.add(pointer, "must have exactly one of seeds, mean");
    } else if (row.seeds() != null && (row.std() != null || row.runs() != null)) {
      findings.add(pointer, "must leave std and runs out where it has seeds");
    } else if ((row.seeds() == null) != (first.seeds() == null)) {
      findings.add(pointer, "must have seeds if the first child has, and a mean if that has one");
    } else if (row.seeds() != null && row.seeds().size() != first.seeds().size()) {
      findings.add(
          pointer + "/seeds",
          "must have %d entries, as many as the first child has".formatted(first.seeds().size()));
    }
  }
}
