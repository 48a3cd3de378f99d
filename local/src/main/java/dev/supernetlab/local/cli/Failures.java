package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.contracts.check.Violation;
import dev.supernetlab.judging.input.BadInputException;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.client.RefusedException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What failures say, and what they make the command line end with. */
final class Failures implements IExecutionExceptionHandler {
  private static final int FIRST_SERVER_ERROR = 500;

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    if (e instanceof InvalidSpecException invalid) {
      return print(invalid.violations());
    } else if (e instanceof BadInputException input) {
      input.faults().forEach(fault -> console.say(fault.message()));
      return ExitCode.BAD_REQUEST;
    } else if (e instanceof RefusedException refused) {
      return refused(refused);
    } else if (e instanceof UsageException) {
      console.say(e.getMessage());
      return ExitCode.BAD_REQUEST;
    } else if (e instanceof UnavailableException) {
      console.say(e.getMessage());
      return ExitCode.UNAVAILABLE;
    }
    console.say("The lab has a fault:");
    e.printStackTrace(console.news());
    return ExitCode.FAILED;
  }

  private int refused(RefusedException refused) {
    if (!refused.violations().isEmpty()) {
      return print(refused.violations());
    }
    console.say(refused.getMessage());
    return refused.status() < FIRST_SERVER_ERROR ? ExitCode.BAD_REQUEST : ExitCode.UNAVAILABLE;
  }

  private int print(List<Violation> violations) {
    console.say("The spec cannot be run:");
    violations.forEach(violation -> console.say("  " + violation.message()));
    return ExitCode.BAD_REQUEST;
  }
}
