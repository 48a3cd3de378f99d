package dev.supernetlab.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "Lists the experiments, the newest first.")
final class ListCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Override
  public Integer call() {
    try (Host host = lab.openToLook()) {
      for (JsonNode experiment : host.client().experiments()) {
        lab.console()
            .results()
            .printf(
                "%-50s %-10s %s%n",
                experiment.path("id").asText(),
                experiment.path("state").asText(),
                experiment.path("submitted").asText());
      }
    }
    return ExitCode.DONE;
  }
}
