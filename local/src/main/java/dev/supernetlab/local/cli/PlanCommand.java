package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.local.UnavailableException;
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
    name = "plan",
    description =
        "Says what an experiment would do, what it needs and how long it would take on this"
            + " machine, of which its network is measured; nothing is started.")
final class PlanCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 3_600;

  @ParentCommand private Lab lab;

  @Parameters(paramLabel = "SPEC", description = "the experiment, in YAML or JSON")
  private Path spec;

  @Option(names = "--seconds", paramLabel = "N", description = "how long to measure (default: 10)")
  private int seconds = 10;

  @Override
  public Integer call() throws InvalidSpecException, IOException {
    if (lab.isRemote()) {
      throw new UsageException(
          "'plan' measures this machine: it takes no --url. POST /plans tells the same but the time.");
    }
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new UsageException("--seconds is %d: 1 to %d.".formatted(seconds, MOST_SECONDS));
    }
    String text = SpecFile.read(spec).text();
    Path copy = Files.createTempFile("spec", ".yaml");
    try {
      Files.writeString(copy, text);
      Optional<String> missing =
          EngineProcess.plan(lab.installation(), copy, seconds, lab.console().results()::println);
      if (missing.isPresent()) {
        throw new UnavailableException("No lab can run here: " + missing.get() + ".");
      }
    } finally {
      Files.delete(copy);
    }
    return ExitCode.DONE;
  }
}
