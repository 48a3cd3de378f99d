package dev.supernetlab.supernet.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamsTest {
  @Test
  void aStreamIsAFunctionOfSeedAndPurpose() {
    assertThat(Streams.of(1, "a").nextLong()).isEqualTo(Streams.of(1, "a").nextLong());
    assertThat(Streams.of(1, "a").nextLong()).isNotEqualTo(Streams.of(1, "b").nextLong());
    assertThat(Streams.of(1, "a").nextLong()).isNotEqualTo(Streams.of(2, "a").nextLong());
  }

  @Test
  void aPermutationHasEveryNumberOnce() {
    assertThat(Streams.permutation(1000, Streams.of(1, "a")))
        .containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
    assertThat(Streams.permutation(0, Streams.of(1, "a"))).isEmpty();
  }

  @Test
  void everyOrderIsAboutEquallyLikely() {
    int[] counts = new int[27];
    for (int seed = 0; seed < 6000; seed++) {
      int[] order = Streams.permutation(3, Streams.of(seed, "a"));
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    assertThat(IntStream.of(counts).filter(count -> count > 0))
        .hasSize(6)
        .allMatch(count -> count > 880 && count < 1120);
  }
}
