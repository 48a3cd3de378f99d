package dev.supernetlab.ranking.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.ranking.Agreement;
import dev.supernetlab.ranking.Coefficient;
import dev.supernetlab.ranking.Randoms;
import dev.supernetlab.ranking.Series;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveStudyTest {
  private static final int CYCLE = 4;
  private static final double[] TRUTH = Randoms.seeded(1).doubles(20).toArray();

  private static List<double[]> series(long seed) {
    RandomGenerator random = Randoms.seeded(seed);
    return Stream.generate(() -> random.doubles(20).toArray()).limit(11).toList();
  }

  @Test
  void theValuesAreThoseOfAllEvaluationsTogether() {
    LiveStudy study = LiveStudy.of(TRUTH, CYCLE);
    List<double[]> one = series(2);
    List<double[]> other = series(3);
    for (int i = 0; i < one.size(); i++) {
      study = study.with("0", i, one.get(i)).with("1", i, other.get(i));
    }
    LivePoint last = study.last("0").orElseThrow();
    assertThat(last.evaluations()).isEqualTo(11);
    assertThat(last.gtTau()).isEqualTo(Coefficient.KENDALL.between(one.get(10), TRUTH));
    assertThat(last.consecutive()).hasValue(Coefficient.KENDALL.between(one.get(10), one.get(9)));
    double[] mean = Series.cycleMean(one, CYCLE).orElseThrow();
    double[] otherMean = Series.cycleMean(other, CYCLE).orElseThrow();
    assertThat(last.cycleGtTau()).hasValue(Coefficient.KENDALL.between(mean, TRUTH));
    assertThat(study.sTaus()).isEqualTo(Agreement.among(List.of(mean, otherMean)).summary());
    assertThat(study.gtTaus().n()).isEqualTo(2);
    assertThat(study.cycleGtTaus().n()).isEqualTo(2);
  }

  @Test
  void anEarlierStudyStaysAsItWas() {
    LiveStudy before = LiveStudy.of(TRUTH, CYCLE).with("0", 1, series(2).get(0));
    LiveStudy after = before.with("0", 2, series(2).get(1));
    assertThat(before.last("0").orElseThrow().evaluations()).isEqualTo(1);
    assertThat(after.last("0").orElseThrow().evaluations()).isEqualTo(2);
    assertThat(after.last("1")).isEmpty();
    assertThat(after.cycleGtTaus().n()).isZero();
  }

  @Test
  void stepsMustRise() {
    LiveStudy study = LiveStudy.of(TRUTH, CYCLE).with("0", 5, TRUTH);
    assertThatThrownBy(() -> study.with("0", 5, TRUTH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LiveStudy.of(TRUTH, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
