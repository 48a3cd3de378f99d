package dev.supernetlab.local.export;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * What the process that writes a graph needs to know.
 *
 * @param snapshots where a lab keeps them
 * @param dataDirectories where images are looked for, in order
 * @param snapshot the weights to take
 * @param bn running or recalibrated
 * @param zip where the graph goes
 */
public record ExportRequest(
    Path snapshots,
    List<Path> dataDirectories,
    SnapshotTaken snapshot,
    String label,
    EvaluationSpec.BnMode bn,
    Path zip) {
  public ExportRequest {
    dataDirectories = List.copyOf(dataDirectories);
  }
}
