package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Mode ALONE = new Mode(1, 2);
  private static final Mode TWINS = new Mode(2, 1);

  private final Network network = Network.named("paper");
  private final Task task = Task.training(network, List.of(network.space().child("111")));
  private final List<String> log = new ArrayList<>();

  @Test
  void aPeerIsMeasuredInItsBetterMode() {
    Contender peer = new Fake("peer", Map.of(ALONE, rates(3, 9), TWINS, rates(4, 5)), ALONE, TWINS);
    Rounds.Result result = rounds(1, new Fake("ours", Map.of(TWINS, rates(10)), TWINS), peer);
    assertThat(result.against().get(0).mode()).isEqualTo(TWINS);
    assertThat(result.against().get(0).ratio()).isEqualTo(Spread.of(2));
  }

  @Test
  void theMedianOfThePairsRatiosCountsAndNotTheRatioOfMedians() {
    Contender ours = new Fake("ours", Map.of(TWINS, rates(10, 60, 30)), TWINS);
    Contender peer = new Fake("peer", Map.of(ALONE, rates(10, 20, 5)), ALONE);
    Rounds.Result result = rounds(3, ours, peer);
    assertThat(result.ours()).isEqualTo(30);
    assertThat(result.against().get(0).rate()).isEqualTo(10);
    assertThat(result.against().get(0).ratio().median()).isCloseTo(3, within(1e-12));
  }

  @Test
  void contendersTakeTurns() {
    rounds(
        2,
        new Fake("ours", Map.of(TWINS, rates(1, 1)), TWINS),
        new Fake("a", Map.of(ALONE, rates(1, 1)), ALONE),
        new Fake("b", Map.of(ALONE, rates(1, 1)), ALONE));
    assertThat(log).containsExactly("ours", "a", "b", "ours", "a", "b");
  }

  private Rounds.Result rounds(int pairs, Contender ours, Contender... peers) {
    return new Rounds(ours, List.of(peers), pairs, 0).measure(task);
  }

  private static Deque<Double> rates(double... rates) {
    Deque<Double> queue = new ArrayDeque<>();
    for (double rate : rates) {
      queue.add(rate);
    }
    return queue;
  }

  /** Answers with given rates, one after the other. */
  private final class Fake implements Contender {
    private final String name;
    private final Map<Mode, Deque<Double>> rates;
    private final List<Mode> modes;

    Fake(String name, Map<Mode, Deque<Double>> rates, Mode... modes) {
      this.name = name;
      this.rates = rates;
      this.modes = List.of(modes);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String version() {
      return name;
    }

    @Override
    public List<Mode> modes() {
      return modes;
    }

    @Override
    public double imagesPerSecond(Task asked, Mode mode, double seconds) {
      log.add(name);
      return rates.get(mode).remove();
    }

    @Override
    public void close() {}
  }
}
