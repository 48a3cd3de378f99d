package dev.supernetlab.local.cli;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.judging.input.ForeignResults;
import dev.supernetlab.judging.input.GroundTruths;
import dev.supernetlab.judging.input.Input;
import dev.supernetlab.judging.input.Names;
import dev.supernetlab.judging.input.Request;
import dev.supernetlab.judging.space.Spaces;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "judge",
    description = "Judges rankings that any code has measured, from CSV files; starts nothing.")
final class JudgeCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Parameters(
      paramLabel = "SERIES",
      arity = "1..*",
      description = "accuracies: a column for each child, a row for each evaluation")
  private List<Path> series;

  @Option(
      names = "--ground-truth",
      paramLabel = "FILE|NAME",
      description = "child and mean, or child and a column for each seed; or " + Spaces.DEEPER_64)
  private String truth;

  @Option(
      names = "--order",
      paramLabel = "FILE",
      description = "the order in which children were trained: child, or step and child")
  private Path order;

  @Option(
      names = "--space",
      paramLabel = "FILE|NAME",
      description = "the search space, as in a spec; or " + Spaces.DEEPER_64)
  private String space;

  @Option(
      names = "--features",
      paramLabel = "FILE",
      description = "child and numbers that rank without training, such as parameters")
  private Path features;

  @Option(
      names = "--cycle",
      paramLabel = "N",
      description = "steps of one pass through all children (default: found out where possible)")
  private Integer cycle;

  @Option(
      names = "--names",
      paramLabel = "HOW",
      description = "how files name children, index or label (default: label, unless 0 to n-1)")
  private Names names;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, json, csv, html or parquet (default: ${DEFAULT-VALUE})")
  private JudgementForm form = JudgementForm.TABLE;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "a file, for csv and parquet a directory (default: standard output)")
  private Path out;

  @Override
  public Integer call() {
    if (cycle != null && cycle < 1) {
      throw new UsageException("--cycle is %d: 1 or more.".formatted(cycle));
    }
    form.check(out);
    Request request =
        new Request(
            series.stream().map(Input::of).toList(),
            Optional.ofNullable(truth).map(JudgeCommand::truth),
            Optional.ofNullable(order).map(Input::of),
            Optional.ofNullable(space).map(JudgeCommand::space),
            Optional.ofNullable(features).map(Input::of),
            cycle == null ? OptionalInt.empty() : OptionalInt.of(cycle),
            Optional.ofNullable(names));
    form.write(Judgement.of(ForeignResults.read(request)), out, lab.console());
    return ExitCode.DONE;
  }

  private static Input truth(String given) {
    return GroundTruths.named(given).orElseGet(() -> truthFile(Path.of(given)));
  }

  private static Input truthFile(Path file) {
    if (Files.notExists(file)) {
      throw new UsageException(
          "There is no ground truth %s: neither a file nor one of %s."
              .formatted(file, GroundTruths.names()));
    }
    return Input.of(file);
  }

  private static SearchSpace space(String given) {
    return Spaces.named(given).orElseGet(() -> spaceFile(Path.of(given)));
  }

  private static SearchSpace spaceFile(Path file) {
    try {
      return Spaces.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "There is no space %s: neither a file nor one of %s.".formatted(file, Spaces.names()), e);
    } catch (IOException e) {
      throw new UsageException("The space %s cannot be read: %s.".formatted(file, e), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException("The space %s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
