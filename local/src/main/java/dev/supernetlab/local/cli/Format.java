package dev.supernetlab.local.cli;

import dev.supernetlab.local.client.LabClient;
import dev.supernetlab.local.report.ReportText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Forms that the result of an experiment is printed in. */
enum Format {
  /** For people. */
  TABLE,
  /** The whole report. */
  JSON,
  /** All figures, one in each row. */
  CSV,
  /** The trust report of a stage, with charts. */
  HTML;

  /**
   * Prints the result.
   *
   * @param stage that a trust report is about; null where there is only one
   */
  void print(LabClient client, String id, String stage, PrintStream output) {
    switch (this) {
      case TABLE ->
          ReportText.of(LabClient.report(client.report(id)), operators(client, id))
              .forEach(output::println);
      case JSON -> output.println(client.report(id).toPrettyString());
      case CSV -> output.print(client.figures(id));
      case HTML -> output.print(client.trust(id, stage));
    }
  }

  private static List<String> operators(LabClient client, String id) {
    List<String> operators = new ArrayList<>();
    client
        .experiment(id)
        .map(experiment -> experiment.at("/spec/space/operators"))
        .ifPresent(names -> names.forEach(name -> operators.add(name.asText())));
    return operators;
  }
}
