package dev.supernetlab.benchmarks.micro;

import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Correlation;
import dev.supernetlab.ranking.live.LiveStudy;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.study.Study;
import dev.supernetlab.ranking.trust.Judge;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Judging 10 instances x 2,000 evaluations x 64 children: the whole report, and one more
 * evaluation; and tau of 100,000 children.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:ActiveProcessorCount=2"})
public class RankingBenchmark {
  private static final int CHILDREN = 64;
  private static final int INSTANCES = 10;
  private static final int EVALUATIONS = 2000;
  private static final int SEEDS = 10;
  private static final int MANY = 100_000;

  private final Random random = new Random(1);
  private Study study;
  private LiveStudy live;
  private double[] next;
  private double[] one;
  private double[] other;

  /** Makes a study in which the child just trained and its relatives gain. */
  @Setup
  public void setUp() {
    double[] ideal = noisy(new double[CHILDREN], 0.03);
    List<String> labels =
        IntStream.range(0, CHILDREN)
            .mapToObj(i -> "%d%d%d".formatted(i / 16 + 1, i / 4 % 4 + 1, i % 4 + 1))
            .toList();
    List<double[]> seeds = Stream.generate(() -> noisy(ideal, 0.005)).limit(SEEDS).toList();
    study =
        new Study(
            "benchmark",
            new Children(labels, labels, Map.of("parameter count", noisy(ideal, 0.03)), false),
            Optional.of(new GroundTruth.Seeds(seeds)),
            IntStream.range(0, INSTANCES).mapToObj(i -> instance(i, ideal)).toList(),
            Optional.empty(),
            Settings.standard(CHILDREN));
    live = LiveStudy.of(ideal, CHILDREN);
    for (Instance instance : study.instances()) {
      for (int e = 0; e < EVALUATIONS; e++) {
        live = live.with(instance.name(), e, instance.scores().get(e));
      }
    }
    next = noisy(ideal, 0.02);
    one = random.doubles(MANY).toArray();
    other = random.doubles(MANY).toArray();
  }

  private Instance instance(int number, double[] ideal) {
    double[] own = noisy(ideal, 0.02);
    List<double[]> scores = new ArrayList<>();
    for (int e = 0; e < EVALUATIONS; e++) {
      double[] now = noisy(own, 0.02);
      now[e % CHILDREN] += 0.05;
      scores.add(now);
    }
    return new Instance(
        Integer.toString(number),
        "seed " + number,
        "order",
        Instance.RUNNING,
        LongStream.range(0, EVALUATIONS).boxed().toList(),
        scores,
        IntStream.range(0, EVALUATIONS).map(e -> e % CHILDREN).boxed().toList());
  }

  private double[] noisy(double[] values, double sd) {
    return Arrays.stream(values).map(v -> v + sd * random.nextGaussian()).toArray();
  }

  /** The whole trust report. */
  @Benchmark
  public TrustReport report() {
    return Judge.judge(study);
  }

  /** One evaluation more, and the point values that follow. */
  @Benchmark
  public double oneMoreEvaluation() {
    LiveStudy more = live.with("0", EVALUATIONS, next);
    return more.gtTaus().mean().orElseThrow()
        + more.cycleGtTaus().mean().orElseThrow()
        + more.sTaus().mean().orElseThrow();
  }

  /** Tau of 100,000 children without ties. */
  @Benchmark
  public Correlation tauOfManyChildren() {
    return Coefficient.KENDALL.between(one, other);
  }
}
