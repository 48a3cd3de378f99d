package dev.supernetlab.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "down", description = "Ends the lab that is up, or what is left of one.")
final class DownCommand implements Callable<Integer> {
  @ParentCommand private Lab lab;

  @Override
  public Integer call() {
    if (lab.isRemote()) {
      throw new UsageException("'down' ends a lab here: it takes no --url.");
    }
    boolean ended = lab.finder().down();
    lab.console()
        .say(
            (ended ? "The lab on %s has ended." : "No lab runs on %s.")
                .formatted(lab.home().directory()));
    return ExitCode.DONE;
  }
}
