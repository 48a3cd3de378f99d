package dev.supernetlab.supernet.score;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.score.Computation.Norm;
import dev.supernetlab.supernet.score.Computation.Normal;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores the same children on one set of weights after the other. A child's score does not depend
 * on the other children, to the bit. Belongs to one thread, like its kernels.
 */
public final class Scorer implements AutoCloseable {
  /** Floats of one activation that is still in the second-level cache with its neighbours. */
  private static final int CACHED_FLOATS = 1 << 14;

  private final Kernels kernels;
  private final Blueprint blueprint;
  private final List<Child> children;
  private final ScoringGraph graph;
  private final Schedule schedule;
  private final Map<Integer, GraphRun> runs = new HashMap<>();
  private long dataNanos;

  /** A scorer of these children. */
  public Scorer(Kernels kernels, Blueprint blueprint, SharingPolicy sharing, List<Child> children) {
    this.kernels = kernels;
    this.blueprint = blueprint;
    this.children = List.copyOf(children);
    this.graph = new ScoringGraph(blueprint, sharing, children);
    this.schedule = new Schedule(graph);
  }

  /** Time since it was made that it took to copy images, in nanoseconds. */
  public long dataNanos() {
    return dataNanos;
  }

  /** Scores with the running BN statistics, as the last trained children left them. */
  public List<ChildScore> running(Weights weights, ImageSet images) {
    SlotTensors slots = new SlotTensors(weights);
    Map<Norm, After.Affine> affines = new HashMap<>();
    List<After.Affine> ofNodes = new ArrayList<>();
    for (ScoringGraph.Node node : graph.nodes()) {
      ofNodes.add(
          node.computation() instanceof Normal normal
              ? affines.computeIfAbsent(normal.norm(), slots::running)
              : null);
    }
    Normalisation.Given running = ofNodes::get;
    return score(slots, running, images, batch());
  }

  /**
   * Scores with each child's own BN statistics: the cumulative mean over training batches.
   *
   * @param train the images that batches index
   * @param batches at least one
   */
  public List<ChildScore> recalibrated(
      Weights weights, ImageSet images, ImageSet train, List<int[]> batches) {
    SlotTensors slots = new SlotTensors(weights);
    return score(slots, calibrate(slots, train, batches).result(), images, batch());
  }

  /**
   * The weights with the statistics that {@link #recalibrated(Weights, ImageSet, ImageSet, List)}
   * uses in the place of the running ones.
   *
   * @throws IllegalStateException if there are several children, which may have different ones
   */
  public Weights recalibrated(Weights weights, ImageSet train, List<int[]> batches) {
    if (children.size() != 1) {
      throw new IllegalStateException(children.size() + " children");
    }
    Map<String, float[]> own = calibrate(new SlotTensors(weights), train, batches).bySlot();
    Map<String, float[]> values = new LinkedHashMap<>();
    for (String slot : weights.slots()) {
      values.put(slot, own.getOrDefault(slot, weights.slot(slot)));
    }
    return new Weights(weights.step(), values);
  }

  private Calibration calibrate(SlotTensors slots, ImageSet train, List<int[]> batches) {
    Calibration calibration = new Calibration(kernels, slots);
    for (int[] batch : batches) {
      GraphRun run = run(batch.length);
      long start = System.nanoTime();
      train.read(batch, run.images(), new int[batch.length]);
      dataNanos += System.nanoTime() - start;
      run.run(slots, calibration);
    }
    return calibration;
  }

  /**
   * Scores with the statistics of each batch of scored images.
   *
   * @param batch images of a batch, in their order; the last one may be smaller
   */
  public List<ChildScore> batches(Weights weights, ImageSet images, int batch) {
    SlotTensors slots = new SlotTensors(weights);
    return score(slots, new Calibration(kernels, slots), images, batch);
  }

  private List<ChildScore> score(
      SlotTensors slots, Normalisation normalisation, ImageSet images, int batch) {
    List<Tally> tallies = new ArrayList<>();
    children.forEach(child -> tallies.add(new Tally()));
    int size = Math.min(images.size(), batch);
    for (int first = 0; first < images.size(); first += size) {
      GraphRun run = run(Math.min(size, images.size() - first));
      long start = System.nanoTime();
      images.read(first, run.images());
      dataNanos += System.nanoTime() - start;
      run.run(slots, normalisation);
      int[] labels = new int[run.images().dim(0)];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = images.label(first + i);
      }
      for (int child = 0; child < children.size(); child++) {
        tallies.get(child).add(run.logits(graph.heads().get(child)), labels);
      }
    }
    List<ChildScore> scores = new ArrayList<>();
    for (int child = 0; child < children.size(); child++) {
      scores.add(tallies.get(child).score(children.get(child)));
    }
    return scores;
  }

  /** Images that go through the graph together. */
  private int batch() {
    int activation = blueprint.input().pixels() * blueprint.space().channels();
    return Math.max(1, CACHED_FLOATS / activation);
  }

  private GraphRun run(int batch) {
    return runs.computeIfAbsent(
        batch, size -> new GraphRun(kernels, graph, schedule, blueprint.input(), size));
  }

  /** Frees the buffers, not the kernels. */
  @Override
  public void close() {
    runs.values().forEach(GraphRun::close);
    runs.clear();
  }
}
