package dev.supernetlab.benchmarks;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.space.Child;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the time of a training step and of a scoring run goes, on one thread. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the time per kernel, on one thread.")
final class Profile implements Callable<Integer> {
  @Option(names = "--network", description = "paper, small, quickstart (${DEFAULT-VALUE})")
  private String network = "paper";

  @Option(
      names = "--children",
      split = ",",
      description = "trained in turn (333), scored together (all of the space)")
  private List<String> children = List.of();

  @Option(names = "--what", split = ",", description = "${COMPLETION-CANDIDATES} (both)")
  private Set<Task.Kind> what = EnumSet.allOf(Task.Kind.class);

  @Option(names = "--kernels", description = "auto, cpu, portable (${DEFAULT-VALUE})")
  private String kernels = "auto";

  @Option(names = "--seconds", description = "least time of each part (${DEFAULT-VALUE})")
  private double seconds = 10;

  @Option(names = "--least", description = "smallest share listed, in %% (${DEFAULT-VALUE})")
  private double least = 0.5;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Profile()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() {
    Network chosen = Network.named(network);
    System.out.println(Machine.here());
    for (Task.Kind kind : EnumSet.copyOf(what)) {
      profile(new Task(kind, chosen, children(kind, chosen)));
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Child> children(Task.Kind kind, Network chosen) {
    if (!children.isEmpty()) {
      return children.stream().map(chosen.space()::child).toList();
    }
    return kind == Task.Kind.TRAINING
        ? List.of(chosen.space().child("333"))
        : chosen.space().children(Integer.MAX_VALUE);
  }

  private void profile(Task task) {
    TimedKernels timed = TimedKernels.of(KernelSet.open(kernels));
    try (Session session = Session.of(task, timed.kernels())) {
      session.warmUp(seconds / 4);
      timed.reset();
      int runs = 0;
      long images = 0;
      long start = System.nanoTime();
      while (System.nanoTime() - start < seconds * 1e9) {
        images += session.run();
        runs++;
      }
      print(task, timed.timings(), runs, System.nanoTime() - start, images);
    }
  }

  private void print(
      Task task, List<TimedKernels.Timing> timings, int runs, long nanos, long images) {
    System.out.printf(
        "%n### %s, %s: %s%n%n%.1f ms for %,d images (%,.0f img/s), mean of %d%n%n",
        task.network().name(),
        task.kind() == Task.Kind.TRAINING ? "a step of each child" : "a scoring run",
        task.children().size() > 4 ? task.children().size() + " children" : task.children(),
        nanos / 1e6 / runs,
        images / runs,
        images * 1e9 / nanos,
        runs);
    MarkdownTable table = new MarkdownTable(List.of("share", "ms", "calls", "kernel"));
    long listed = 0;
    long inKernels = 0;
    for (TimedKernels.Timing timing : timings) {
      inKernels += timing.nanos();
      if (100.0 * timing.nanos() / nanos >= least) {
        listed += timing.nanos();
        String calls = Long.toString(timing.calls() / runs);
        table.row(row(timing.nanos(), nanos, runs, calls, timing.call()));
      }
    }
    table.row(row(inKernels - listed, nanos, runs, "", "(other kernels)"));
    table.row(row(nanos - inKernels, nanos, runs, "", "(outside kernels)"));
    System.out.print(table);
  }

  private static List<String> row(long part, long all, int runs, String calls, String what) {
    return List.of(
        "%.1f %%".formatted(100.0 * part / all), "%.2f".formatted(part / 1e6 / runs), calls, what);
  }
}
