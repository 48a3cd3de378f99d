package dev.supernetlab.local.cli;

import dev.supernetlab.local.doctor.Doctor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "doctor",
    description = "Says what a lab finds on this machine, with what it computes, and how fast.")
final class DoctorCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 3_600;

  @ParentCommand private Lab lab;

  @Option(names = "--seconds", paramLabel = "N", description = "how long to measure (default: 10)")
  private int seconds = 10;

  @Override
  public Integer call() {
    if (lab.isRemote()) {
      throw new UsageException("'doctor' looks at this machine: it takes no --url.");
    }
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new UsageException("--seconds is %d: 1 to %d.".formatted(seconds, MOST_SECONDS));
    }
    Doctor doctor = new Doctor(lab.home(), lab.directories(), lab.console().results()::println);
    List<String> missing = doctor.examine(lab.installation(), seconds);
    if (missing.isEmpty()) {
      lab.console().results().println("A lab can run here.");
      return ExitCode.DONE;
    }
    missing.forEach(lab.console()::say);
    return ExitCode.UNAVAILABLE;
  }
}
