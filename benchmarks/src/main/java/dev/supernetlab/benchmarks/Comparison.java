package dev.supernetlab.benchmarks;

import dev.supernetlab.benchmarks.Rounds.Against;
import dev.supernetlab.benchmarks.pipeline.Pipeline;
import dev.supernetlab.benchmarks.pipeline.Waiting;
import dev.supernetlab.supernet.space.Child;
import dev.supernetlab.supernet.train.TrainingMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures one part after the other and says what came out as Markdown; progress goes to standard
 * error.
 *
 * @param peak this machine's arithmetic limit
 */
record Comparison(
    Rounds rounds,
    FusedMultiplyAdds peak,
    List<Network> networks,
    Selection selection,
    int processors) {

  /** Training steps, child by child. */
  String training() {
    MarkdownTable table =
        new MarkdownTable(header("network", "child", "ours img/s", "share of limit"));
    for (Network network : networks) {
      List<Double> shares = new ArrayList<>();
      List<List<Against>> against = new ArrayList<>();
      for (Child child : selection.of(network.space())) {
        progress("training " + network.name() + " " + child);
        Rounds.Result result = rounds.measure(Task.training(network, List.of(child)));
        double share = result.ours() / peak.trainedImages(network.blueprint(), child);
        shares.add(share);
        against.add(result.against());
        table.row(
            row(result.against(), network.name(), child.label(), whole(result.ours()), pc(share)));
      }
      table.row(summary(network, shares, against));
    }
    return section("Training step", table);
  }

  /** All children of a snapshot. */
  String scoring() {
    MarkdownTable table = new MarkdownTable(header("network", "children", "ours img/s"));
    for (Network network : networks) {
      List<Child> all = network.space().children(Integer.MAX_VALUE);
      progress("scoring " + network.name());
      Rounds.Result result = rounds.measure(Task.scoring(network, all));
      table.row(row(result.against(), network.name(), "all " + all.size(), whole(result.ours())));
    }
    return section("Scoring a snapshot (images per second, counted once per child)", table);
  }

  /** As many single-thread trainings as processors, against one. */
  String scaling() {
    MarkdownTable table =
        new MarkdownTable(List.of("network", "trainings", "one img/s", "all img/s", "all / one"));
    for (Network network : networks) {
      progress("scaling " + network.name());
      Task task = Task.training(network, selection.of(network.space()));
      double[] one = new double[rounds.pairs()];
      double[] all = new double[rounds.pairs()];
      Mode every = new Mode(processors, 1);
      rounds.ours().imagesPerSecond(task, every, rounds.seconds());
      for (int pair = 0; pair < rounds.pairs(); pair++) {
        one[pair] = rounds.ours().imagesPerSecond(task, new Mode(1, 1), rounds.seconds());
        all[pair] = rounds.ours().imagesPerSecond(task, every, rounds.seconds());
      }
      table.row(
          List.of(
              network.name(),
              Integer.toString(processors),
              whole(Spread.of(one).median()),
              whole(Spread.of(all).median()),
              Rounds.ratios(all, one).toString()));
    }
    return section("Single-thread trainings side by side", table);
  }

  /** Peak resident memory of a process that trains. */
  String memory() {
    MarkdownTable table =
        new MarkdownTable(List.of("network", "batch", "peak RSS", "estimated before"));
    for (Network network : networks) {
      progress("memory " + network.name());
      long bytes = peakMemory(network);
      table.row(
          List.of(
              network.name(),
              Integer.toString(network.batch()),
              bytes == 0 ? "unknown: no /proc" : mebibytes(bytes),
              mebibytes(estimatedMemory(network))));
    }
    return section("Memory of a process with one training", table);
  }

  /**
   * The pipeline against the bare loop, and what its threads wait for.
   *
   * @param lab the lab's command line
   */
  String pipeline(Path lab) {
    MarkdownTable overheads =
        new MarkdownTable(List.of("network", "pipeline s", "bare loop s", "overhead % (min-max)"));
    MarkdownTable waits =
        new MarkdownTable(
            List.of(
                "network",
                "step: data",
                "training: snapshots",
                "checkpoints",
                "scoring: data",
                "reading snapshots",
                "publishing"));
    Pipeline pipeline = new Pipeline(lab, processors);
    for (Network network : networks) {
      List<Pipeline.Pair> pairs = new ArrayList<>();
      for (int pair = 0; pair < rounds.pairs(); pair++) {
        progress("pipeline " + network.name() + " " + (pair + 1));
        pairs.add(pipeline.measure(network));
        progress("  " + pairs.get(pair));
      }
      overheads.row(overhead(network, pairs));
      waits.row(waiting(network, pairs));
    }
    return section("The whole pipeline against the bare loop", overheads)
        + "\n"
        + section("Share of their time that the pipeline's threads wait", waits);
  }

  private static List<String> overhead(Network network, List<Pipeline.Pair> pairs) {
    return List.of(
        network.name(),
        "%.1f".formatted(median(pairs, Pipeline.Pair::pipeline)),
        "%.1f".formatted(median(pairs, Pipeline.Pair::bare)),
        Spread.of(pairs.stream().mapToDouble(p -> 100 * (p.pipeline() / p.bare() - 1)).toArray())
            .toString());
  }

  private static List<String> waiting(Network network, List<Pipeline.Pair> pairs) {
    List<ToDoubleFunction<Waiting>> columns =
        List.of(
            Waiting::trainData,
            Waiting::snapshots,
            Waiting::checkpoints,
            Waiting::scoreData,
            Waiting::reading,
            Waiting::publishing);
    Stream<String> shares =
        columns.stream()
            .map(
                column ->
                    "%.2f %%"
                        .formatted(
                            100 * median(pairs, pair -> column.applyAsDouble(pair.waiting()))));
    return Stream.concat(Stream.of(network.name()), shares).toList();
  }

  private static double median(List<Pipeline.Pair> pairs, ToDoubleFunction<Pipeline.Pair> value) {
    return Spread.of(pairs.stream().mapToDouble(value).toArray()).median();
  }

  /** Of the same: a train split that is one batch. */
  private static long estimatedMemory(Network network) {
    return TrainingMemory.of(network.spec(), network.shape(), network.batch(), network.batch())
        .peak();
  }

  private static String mebibytes(long bytes) {
    return bytes / (1 << 20) + " MiB";
  }

  private long peakMemory(Network network) {
    List<String> arguments = new ArrayList<>(List.of(network.name()));
    arguments.addAll(selection.labels());
    try {
      return Long.parseLong(OwnProcess.run(MemoryProbe.class, arguments));
    } catch (NumberFormatException e) {
      throw new ContenderException("the training in a process of its own failed", e);
    }
  }

  private List<String> header(String... first) {
    Stream<String> ofPeers =
        rounds.peers().stream()
            .map(Contender::name)
            .flatMap(name -> Stream.of(name + " img/s", "mode", "ratio (min-max)"));
    return Stream.concat(Stream.of(first), ofPeers).toList();
  }

  private static List<String> row(List<Against> against, String... first) {
    Stream<String> ofPeers =
        against.stream()
            .flatMap(
                peer ->
                    Stream.of(whole(peer.rate()), peer.mode().toString(), peer.ratio().toString()));
    List<String> row = Stream.concat(Stream.of(first), ofPeers).toList();
    progress("  " + String.join("  ", row));
    return row;
  }

  private List<String> summary(Network network, List<Double> shares, List<List<Against>> children) {
    List<String> row = new ArrayList<>();
    String label = "geo. mean of " + shares.size();
    row.addAll(List.of(network.name(), label, "", pc(Spread.geometricMean(shares))));
    for (int peer = 0; peer < rounds.peers().size(); peer++) {
      int number = peer;
      List<Double> ratios =
          children.stream().map(child -> child.get(number).ratio().median()).toList();
      double least = ratios.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
      row.addAll(
          List.of("", "", "%.2f, least %.2f".formatted(Spread.geometricMean(ratios), least)));
    }
    return row;
  }

  private static String section(String title, MarkdownTable table) {
    return "### " + title + "\n\n" + table;
  }

  private static String whole(double value) {
    return "%,.0f".formatted(value);
  }

  private static String pc(double share) {
    return "%.0f %%".formatted(100 * share);
  }

  private static void progress(String line) {
    System.err.println(line);
  }
}
