package dev.supernetlab.local.cli;

import java.util.Locale;
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
    try (Host host = lab.openToLook()) {
      lab.console().say("Rebuilding the database from the log; a large one takes minutes.");
      long events = host.client().rebuild();
      lab.console()
          .say(
              String.format(
                  Locale.ROOT, "The database is rebuilt from the log: %,d events.", events));
    }
    return ExitCode.DONE;
  }
}
