package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.check.InvalidSpecException;
import java.nio.file.Path;
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
    lab.requireData(file.spec().data());
    try (Host host = lab.open()) {
      Experiments experiments = new Experiments(host, lab.console());
      return experiments.finish(experiments.submit(file, again), Format.TABLE);
    }
  }
}
