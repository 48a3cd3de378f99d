package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.check.InvalidSpecException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "submit",
    description = "Gives an experiment to the lab that is up and prints its id.")
final class SubmitCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(paramLabel = "SPEC", description = "the experiment, in YAML or JSON")
  private Path spec;

  @Option(names = "--again", description = "start a new experiment with the same spec")
  private boolean again;

  @Override
  public Integer call() throws InvalidSpecException {
    SpecFile file = SpecFile.read(spec);
    lab.requireData(file.spec().data());
    try (Host host = lab.require()) {
      lab.console().results().println(new Experiments(host, lab.console()).submit(file, again));
    }
    return ExitCode.DONE;
  }
}
