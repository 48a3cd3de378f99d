package dev.supernetlab.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole comparison: measures, then prints machine, versions and tables as Markdown. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures this engine beside its peers on this machine.")
final class Compare implements Callable<Integer> {
  /** Parts of the comparison. */
  enum What {
    TRAINING,
    SCORING,
    SCALING,
    MEMORY,
    PIPELINE
  }

  @Option(names = "--what", split = ",", description = "${COMPLETION-CANDIDATES} (all)")
  Set<What> what = EnumSet.allOf(What.class);

  @Option(names = "--networks", split = ",", description = "paper, small, quickstart (all)")
  List<String> networks = Network.ALL.stream().map(Network::name).toList();

  @Option(names = "--children", split = ",", description = "labels (${DEFAULT-VALUE})")
  List<String> children = List.of("111", "222", "333", "444");

  @Option(names = "--sample", description = "so many more, drawn at random (${DEFAULT-VALUE})")
  int sample = 0;

  @Option(names = "--seed", description = "of the draw (${DEFAULT-VALUE})")
  long seed = 1;

  @Option(names = "--pairs", description = "alternating measurements (${DEFAULT-VALUE})")
  int pairs = 5;

  @Option(names = "--seconds", description = "least time of a measurement (${DEFAULT-VALUE})")
  double seconds = 2;

  @Option(names = "--peers", split = ",", description = "${COMPLETION-CANDIDATES} (all)")
  Set<PeerKind> peers = EnumSet.allOf(PeerKind.class);

  @Option(names = "--python", description = "the one that has PyTorch (${DEFAULT-VALUE})")
  String python = "/usr/bin/python3";

  @Option(names = "--home", required = true, hidden = true)
  Path home;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final List<String> versions = new ArrayList<>();

  public static void main(String[] args) {
    System.exit(commandLine(new Compare()).execute(args));
  }

  static CommandLine commandLine(Compare compare) {
    return new CommandLine(compare)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Compare::refuse)
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              if (e instanceof IllegalArgumentException) {
                command.getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw e;
            });
  }

  @Override
  public Integer call() {
    List<Network> chosen = networks.stream().map(Network::named).toList();
    Selection selection = new Selection(children, sample, seed);
    chosen.forEach(network -> selection.of(network.space()));
    FusedMultiplyAdds peak = FusedMultiplyAdds.measure(processors);
    List<Contender> started = startPeers();
    try (Engine engine = new Engine(processors)) {
      versions.add(0, engine.version());
      Comparison comparison =
          new Comparison(
              new Rounds(engine, started, pairs, seconds), peak, chosen, selection, processors);
      List<String> tables = new ArrayList<>();
      for (What part : EnumSet.copyOf(what)) {
        tables.add(measure(comparison, part));
      }
      print(peak, tables);
    } finally {
      started.forEach(Contender::close);
    }
    return CommandLine.ExitCode.OK;
  }

  /** What has been measured is not lost where a later part fails. */
  private String measure(Comparison comparison, What part) {
    try {
      return switch (part) {
        case TRAINING -> comparison.training();
        case SCORING -> comparison.scoring();
        case SCALING -> comparison.scaling();
        case MEMORY -> comparison.memory();
        case PIPELINE -> comparison.pipeline(home.resolveSibling("lab"));
      };
    } catch (ContenderException e) {
      return "### %s failed%n%n%s%n".formatted(part, e.getMessage());
    }
  }

  private List<Contender> startPeers() {
    List<Contender> started = new ArrayList<>();
    boolean needed = what.contains(What.TRAINING) || what.contains(What.SCORING);
    for (PeerKind kind : needed ? EnumSet.copyOf(peers) : EnumSet.noneOf(PeerKind.class)) {
      try {
        Contender peer = kind.start(home, python, processors);
        started.add(peer);
        versions.add(peer.name() + ": " + peer.version());
      } catch (ContenderException e) {
        versions.add(kind.label() + ": skipped, " + e.getMessage());
      }
    }
    versions.forEach(System.err::println);
    return started;
  }

  private void print(FusedMultiplyAdds peak, List<String> tables) {
    System.out.println("- " + Machine.here());
    versions.forEach(version -> System.out.println("- " + version));
    System.out.printf(
        "- fused multiply-adds of all processors: %.0f GFLOP/s in vectors of %d bits%n",
        2 * peak.perSecond() / 1e9, FusedMultiplyAdds.vectorBits());
    System.out.printf(
        "- %d rounds, each measurement at least %s s; a mode is instances x threads%n%n",
        pairs, seconds);
    System.out.print(String.join("\n", tables));
  }

  private static int refuse(CommandLine.ParameterException e, String[] args) {
    e.getCommandLine().getErr().println(e.getMessage());
    return CommandLine.ExitCode.USAGE;
  }
}
