package dev.supernetlab.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "rebuild",
    description = "Drops the database and makes it again from the log of events.")
final class RebuildCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Override
  public Integer call() {
    try (Host host = lab.open()) {
      host.client().rebuild();
      lab.console().say("The database is rebuilt from the log.");
    }
    return ExitCode.DONE;
  }
}
