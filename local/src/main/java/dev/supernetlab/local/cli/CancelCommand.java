package dev.supernetlab.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "cancel", description = "Ends an experiment before its time.")
final class CancelCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(paramLabel = "ID", converter = IdConverter.class, description = "the experiment's id")
  private String id;

  @Override
  public Integer call() {
    try (Host host = lab.openToLook()) {
      host.client().cancel(id);
      lab.console().say(id + " is cancelled.");
    }
    return ExitCode.DONE;
  }
}
