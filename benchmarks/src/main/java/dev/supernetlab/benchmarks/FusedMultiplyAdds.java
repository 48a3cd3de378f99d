package dev.supernetlab.benchmarks;

import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.Cost;
import dev.supernetlab.supernet.space.Child;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How many of them this machine can do, and how many a training step takes that convolves directly.
 *
 * @param perSecond on all processors together
 */
record FusedMultiplyAdds(double perSecond) {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int ITERATIONS = 20_000_000;
  private static final int TRIES = 6;

  /** Bits of a vector register, as the virtual machine sees them. */
  static int vectorBits() {
    return SPECIES.vectorBitSize();
  }

  /**
   * What this machine can do, measured in a process of its own: the JIT compiles kernels poorly
   * once it has seen vectors of another length than theirs. With the profiles that let kernels have
   * two lengths it boxes these chains, so that they get the default ones.
   */
  static FusedMultiplyAdds measure(int processors) {
    List<String> flags = List.of("-Xmx2g", "-XX:TypeProfileLevel=111");
    String printed =
        OwnProcess.run(FusedMultiplyAdds.class, flags, List.of(String.valueOf(processors)));
    return new FusedMultiplyAdds(Double.parseDouble(printed));
  }

  /** Prints the best of some tries of chains in registers on as many processors at once. */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int processors = Integer.parseInt(args[0]);
    ExecutorService threads = Executors.newFixedThreadPool(processors);
    double best = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      List<Callable<Double>> tasks = Collections.nCopies(processors, FusedMultiplyAdds::rate);
      double sum = 0;
      for (Future<Double> rate : new ArrayList<>(threads.invokeAll(tasks))) {
        sum += rate.get();
      }
      best = Math.max(best, sum);
    }
    threads.shutdown();
    System.out.println(best);
  }

  /**
   * Images per second if a step consisted of its multiply-adds only: forward, once again for the
   * gradients of inputs and once for those of weights. The images need no gradient.
   */
  double trainedImages(Blueprint blueprint, Child child) {
    long forward = Cost.of(blueprint, child).multiplyAccumulates();
    long first = (long) blueprint.stem().get(0).convolution().length() * blueprint.input().pixels();
    return perSecond / (3.0 * forward - first);
  }

  private static double rate() {
    float[] memory = new float[SPECIES.length()];
    long start = System.nanoTime();
    chains(memory, ITERATIONS);
    double seconds = (System.nanoTime() - start) / 1e9;
    return (double) ITERATIONS * CHAINS * SPECIES.length() / seconds;
  }

  /** Independent chains of a = a x + y, as many as hide the latency of an instruction. */
  private static void chains(float[] memory, int iterations) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector y = FloatVector.broadcast(SPECIES, 1f);
    FloatVector a = FloatVector.fromArray(SPECIES, memory, 0);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    FloatVector i = a;
    FloatVector j = a;
    FloatVector k = a;
    FloatVector l = a;
    for (int iteration = 0; iteration < iterations; iteration++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    FloatVector low = a.add(b).add(c).add(d).add(e).add(f);
    low.add(g).add(h).add(i).add(j).add(k).add(l).intoArray(memory, 0);
  }
}
