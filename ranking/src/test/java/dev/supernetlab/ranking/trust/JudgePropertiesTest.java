package dev.supernetlab.ranking.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.GroundTruth;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JudgePropertiesTest {
  private static final Settings SETTINGS = new Settings(3, .1, .95, .7, .1, 20, 1);

  /** A study with ties and holes; its children in some order, its scores on some scale. */
  private static Study study(
      int children, int instances, long seed, List<Integer> order, DoubleUnaryOperator scale) {
    RandomGenerator random = Randoms.seeded(seed);
    double[] truth = random.doubles(children).toArray();
    List<double[]> seeds =
        Stream.generate(
                () -> Arrays.stream(truth).map(t -> t + .1 * random.nextGaussian()).toArray())
            .limit(3)
            .toList();
    List<Instance> all =
        IntStream.range(0, instances)
            .mapToObj(i -> instance(i, truth, random, order, scale))
            .toList();
    return new Study(
        "study",
        Children.named(order.stream().map(c -> "child " + c).toList()),
        Optional.of(new GroundTruth.Seeds(seeds.stream().map(s -> permuted(s, order)).toList())),
        all,
        Optional.empty(),
        SETTINGS);
  }

  private static Instance instance(
      int number,
      double[] truth,
      RandomGenerator random,
      List<Integer> order,
      DoubleUnaryOperator scale) {
    List<double[]> scores =
        Stream.generate(
                () ->
                    Arrays.stream(truth)
                        .map(t -> Math.rint(20 * (t + .3 * random.nextGaussian())) / 20)
                        .map(t -> random.nextInt(10) == 0 ? Double.NaN : scale.applyAsDouble(t))
                        .toArray())
            .limit(1)
            .toList();
    return new Instance(
        "" + number,
        "",
        "",
        "",
        LongStream.range(0, scores.size()).boxed().toList(),
        scores.stream().map(s -> permuted(s, order)).toList(),
        List.of());
  }

  private static double[] permuted(double[] values, List<Integer> order) {
    return order.stream().mapToDouble(c -> values[c]).toArray();
  }

  private static List<Integer> order(int children) {
    return IntStream.range(0, children).boxed().collect(Collectors.toCollection(ArrayList::new));
  }

  private static void same(Figure one, Figure other) {
    assertThat(one.n()).isEqualTo(other.n());
    assertThat(one.value() == null).isEqualTo(other.value() == null);
    if (one.value() != null) {
      assertThat(one.value()).isCloseTo(other.value(), within(1e-9));
    }
    if (one.low() != null) {
      assertThat(one.low()).isCloseTo(other.low(), within(1e-9));
      assertThat(one.high()).isCloseTo(other.high(), within(1e-9));
    }
  }

  @Property(tries = 30)
  void neitherTheOrderOfChildrenNorOfInstancesMatters(
      @ForAll @IntRange(min = 2, max = 20) int children,
      @ForAll @IntRange(min = 1, max = 10) int instances,
      @ForAll long seed) {
    List<Integer> shuffled = order(children);
    Collections.shuffle(shuffled, new Random(seed));
    Study plain = study(children, instances, seed, order(children), t -> t);
    Study other = study(children, instances, seed, shuffled, t -> t);
    List<Instance> turned = new ArrayList<>(other.instances());
    Collections.reverse(turned);
    TrustReport one = Judge.judge(plain);
    TrustReport two =
        Judge.judge(
            new Study(
                other.name(), other.children(), other.truth(), turned, other.budget(), SETTINGS));
    RankingSection first = one.rankings().get(0);
    RankingSection second = two.rankings().get(0);
    same(first.expected(), second.expected());
    same(first.newInstance(), second.newInstance());
    same(first.rho(), second.rho());
    for (int i = 0; i < Math.min(first.agreements().size(), second.agreements().size()); i++) {
      same(first.agreements().get(i).tau(), second.agreements().get(i).tau());
    }
    same(one.truth().seedSd(), two.truth().seedSd());
    same(one.truth().leaveOneOut(), two.truth().leaveOneOut());
  }

  @Property(tries = 30)
  void aMonotoneTransformOfTheScoresLeavesTheTaus(
      @ForAll @IntRange(min = 2, max = 20) int children,
      @ForAll @IntRange(min = 1, max = 10) int instances,
      @ForAll long seed) {
    RankingSection plain =
        Judge.judge(study(children, instances, seed, order(children), t -> t)).rankings().get(0);
    RankingSection stretched =
        Judge.judge(study(children, instances, seed, order(children), Math::exp)).rankings().get(0);
    same(plain.expected(), stretched.expected());
    same(plain.noiseFree(), stretched.noiseFree());
    same(plain.upperHalf(), stretched.upperHalf());
    assertThat(plain.pairs()).isEqualTo(stretched.pairs());
  }

  @Property(tries = 20)
  void childrenThatAllScoreTheSameHaveNoTau(
      @ForAll @IntRange(min = 2, max = 20) int children, @ForAll long seed) {
    TrustReport report = Judge.judge(study(children, 3, seed, order(children), t -> .5));
    assertThat(report.rankings().get(0).expected().value()).isNull();
    assertThat(report.verdict().level())
        .isIn(Verdict.Level.NO_RANKING, Verdict.Level.TRUTH_TOO_NOISY, Verdict.Level.TRUTH_UNKNOWN);
  }
}
