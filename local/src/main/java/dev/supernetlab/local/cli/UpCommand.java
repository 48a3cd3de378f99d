package dev.supernetlab.local.cli;

import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.process.LabState;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "up",
    description = "Starts a lab and stays until Ctrl-C or 'lab down', printing its addresses.")
final class UpCommand implements Callable<Integer> {
  private static final int CHECK_MS = 500;

  @ParentCommand private Lab lab;

  @Override
  public Integer call() throws InterruptedException {
    if (lab.isRemote()) {
      throw new UsageException("'up' starts a lab here: it takes no --url.");
    }
    lab.finder()
        .running()
        .ifPresent(
            state -> {
              throw new UnavailableException(
                  "A lab is up on %s already, at %s (pid %d): use it, or end it with ./lab down."
                      .formatted(lab.home().directory(), state.url(), state.owner().pid()));
            });
    try (Host.Started host = lab.start()) {
      print(host.lab().state());
      while (true) {
        TimeUnit.MILLISECONDS.sleep(CHECK_MS);
        host.requireAlive();
      }
    }
  }

  private void print(LabState state) {
    lab.console()
        .results()
        .printf(
            "REST     %1$s/experiments  %1$s/results/{id}%n"
                + "metrics  %1$s/q/metrics%n"
                + "health   %1$s/q/health%n"
                + "Kafka    %2$s%n"
                + "MongoDB  %3$s%n",
            state.url(), state.kafka(), state.mongo());
    lab.console().say("Up; Ctrl-C or ./lab down ends it.");
  }
}
