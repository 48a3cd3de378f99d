package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.check.InvalidSpecException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "run",
    description =
        "Starts a lab unless one is up, runs the experiment, prints its report, and stops what it"
            + " started. An unfinished experiment goes on; of a finished one the stored report is"
            + " printed.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(paramLabel = "SPEC", description = "the experiment, in YAML or JSON")
  private Path spec;

  @Option(names = "--again", description = "start a new experiment with the same spec")
  private boolean again;

  @Override
  public Integer call() throws InvalidSpecException {
    SpecFile file = SpecFile.read(spec);
    if (!again && lab.lacks(file.spec().data()) && lab.home().isUsed()) {
      OptionalInt ended = endedBefore(file.id());
      if (ended.isPresent()) {
        return ended.getAsInt();
      }
    }
    lab.requireData(file.spec().data());
    try (Host host = lab.open()) {
      Experiments experiments = new Experiments(host, lab.console());
      return experiments.finish(experiments.submit(file, again), Format.TABLE);
    }
  }

  /** What a finished experiment, which needs its images no more, makes this end with. */
  private OptionalInt endedBefore(String id) {
    lab.console().say("The images of the spec are missing: has " + id + " ended before?");
    try (Host host = lab.openToLook()) {
      Experiments experiments = new Experiments(host, lab.console());
      return experiments.hasEnded(id)
          ? OptionalInt.of(experiments.finish(id, Format.TABLE))
          : OptionalInt.empty();
    }
  }
}
