package dev.supernetlab.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void ratesAreWallTimeAndTheEtaSharesWorkAmongBusyThreads() {
    Readings readings = new Readings();
    Work first = new Work(1000, 2 * SECOND, 500, SECOND);
    readings.add(0, first);
    Work second = new Work(3000, 6 * SECOND, 1500, 3 * SECOND);
    Rates rates = readings.add(3000, second);
    assertThat(rates.trained()).isEqualTo(2000 / 3.0);
    assertThat(rates.scored()).isEqualTo(1000 / 3.0);
    assertThat(rates.busyThreads()).isEqualTo(2);
    // Left are 1000 images at 500 per second and thread, and 500 at 500: 3 thread seconds.
    assertThat(rates.eta(second, new Work(4000, 0, 2000, 0))).isEqualTo(1.5);
  }

  @Test
  void aPaceThatIsNotKnownGivesNoEta() {
    Readings readings = new Readings();
    Work nothing = new Work(0, 0, 0, 0);
    assertThat(readings.add(0, nothing)).isEqualTo(new Rates(null, null, 0));
    Work trained = new Work(100, SECOND, 0, 0);
    Rates rates = readings.add(1000, trained);
    assertThat(rates.scored()).isNull();
    assertThat(rates.eta(trained, new Work(200, 0, 100, 0))).isNull();
    assertThat(rates.eta(trained, new Work(200, 0, 0, 0))).isEqualTo(1);
  }

  @Test
  void onlyTheLastHalfMinuteCounts() {
    Readings readings = new Readings();
    readings.add(0, new Work(0, 0, 0, 0));
    readings.add(100_000, new Work(1000, SECOND, 0, 0));
    Rates rates = readings.add(110_000, new Work(1500, SECOND, 0, 0));
    assertThat(rates.trained()).isEqualTo(50);
  }
}
