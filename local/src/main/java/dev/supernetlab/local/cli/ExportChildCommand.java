package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.export.CellDrawing;
import dev.supernetlab.local.export.ChildSpec;
import dev.supernetlab.local.export.ExportRequest;
import dev.supernetlab.local.process.EngineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "export-child",
    description =
        "Writes a child with the weights that a super-net ended with as a DL4J ComputationGraph"
            + " (LABEL.zip), a spec that trains it alone (LABEL.yaml), and its cell (LABEL.svg).")
final class ExportChildCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      converter = IdConverter.class,
      description = "the experiment's id")
  private String id;

  @Parameters(index = "1", paramLabel = "LABEL", description = "the child's label")
  private String label;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "the super-net stage (default: the last one)")
  private String stage;

  @Option(
      names = "--instance",
      paramLabel = "N",
      description = "which of its instances, from 0 (default: ${DEFAULT-VALUE})")
  private int instance;

  @Option(
      names = "--bn",
      paramLabel = "MODE",
      description =
          "statistics of batch normalisation: running or recalibrated (default: recalibrated where"
              + " the experiment scores so, else running)")
  private BnMode bn;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "where the files go (default: the current directory)")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (lab.isRemote()) {
      throw new UsageException(
          "'export-child' reads the weights of a lab on this machine: it takes no --url.");
    }
    if (bn == BnMode.BATCH) {
      throw new UsageException("--bn is batch: running or recalibrated.");
    }
    ExperimentSpec spec = spec();
    KeptWeights weights = new KeptWeights(lab.home().snapshots(), id, spec);
    SnapshotTaken snapshot = weights.find(stage, instance, label);
    lab.requireData(snapshot.data());
    Files.createDirectories(out);
    Path zip = out.resolve(label + ".zip");
    lab.console()
        .results()
        .printf(
            "Child %s of %s with the weights after step %d of %s, instance %d; %s statistics.%n",
            label,
            id,
            snapshot.step(),
            weights.stage(stage).name(),
            instance,
            mode(snapshot).label());
    write(zip, snapshot);
    Path yaml = out.resolve(label + ".yaml");
    Files.writeString(yaml, ChildSpec.yaml(ChildSpec.of(spec, snapshot, label)));
    Path svg = out.resolve(label + ".svg");
    Files.writeString(svg, CellDrawing.of(spec.space(), label));
    lab.console().results().printf("%s%n%s%n%s%n", zip, yaml, svg);
    return ExitCode.DONE;
  }

  private ExperimentSpec spec() {
    try (Host host = lab.openToLook()) {
      return host.client()
          .spec(id)
          .orElseThrow(
              () ->
                  new UsageException("There is no experiment " + id + ": ./lab list shows them."));
    }
  }

  private BnMode mode(SnapshotTaken snapshot) {
    if (bn != null) {
      return bn;
    }
    return snapshot.bn().contains(BnMode.RECALIBRATED) ? BnMode.RECALIBRATED : BnMode.RUNNING;
  }

  private void write(Path zip, SnapshotTaken snapshot) throws IOException {
    ExportRequest request =
        new ExportRequest(
            lab.home().snapshots(),
            lab.directories().all(),
            snapshot,
            label,
            mode(snapshot),
            zip.toAbsolutePath());
    Optional<String> missing =
        EngineProcess.export(lab.installation(), request, lab.console().results()::println);
    if (missing.isPresent()) {
      throw new UnavailableException("The child cannot be exported: " + missing.get());
    }
  }
}
