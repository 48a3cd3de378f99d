package dev.supernetlab.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "watch",
    description = "Shows how far an experiment is until it is finished, and prints its report.")
final class WatchCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(paramLabel = "ID", converter = IdConverter.class, description = "the experiment's id")
  private String id;

  @Override
  public Integer call() {
    try (Host host = lab.open()) {
      return new Experiments(host, lab.console()).finish(id, Format.TABLE);
    }
  }
}
