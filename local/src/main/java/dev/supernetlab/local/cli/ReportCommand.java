package dev.supernetlab.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "report", description = "Prints what an experiment found.")
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(paramLabel = "ID", converter = IdConverter.class, description = "the experiment's id")
  private String id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, json, csv or html (default: ${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "the super-net stage that html is about, where there are several")
  private String stage;

  @Override
  public Integer call() {
    try (Host host = lab.openToLook()) {
      format.print(host.client(), id, stage, lab.console().results());
    }
    return ExitCode.DONE;
  }
}
