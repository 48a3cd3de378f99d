package dev.supernetlab.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetersTest {
  private static final String BEFORE =
      """
      # HELP lab_step_time_seconds
      # TYPE lab_step_time_seconds summary
      lab_step_time_seconds_count 10
      lab_step_time_seconds_sum 5.0
      lab_step_data_time_seconds_sum 1.0
      lab_events_published_total{topic="nas.samples"} 3.0
      """;

  @Test
  void whatLabelsTellApartIsAddedUp() {
    Meters meters = Meters.parse("a{x=\"1 2\"} 1.5\na{x=\"2\"} 2\n\nb NaN\n");
    assertThat(meters.values()).containsEntry("a", 3.5).containsEntry("b", Double.NaN);
  }

  @Test
  void aTimerIsReadFromOneReadingToTheNext() {
    Meters after = Meters.parse(BEFORE.replace("_sum 5.0", "_sum 7.5"));
    assertThat(after.secondsSince(Meters.parse(BEFORE), "lab.step.time")).isEqualTo(2.5);
    assertThat(after.secondsSince(Meters.parse(BEFORE), "lab.no.such")).isZero();
  }

  @Test
  void sharesAreOfStepsOrOfAllThatAServiceDoes() {
    Meters after =
        Meters.parse(
            """
            lab_step_time_seconds_sum 13.0
            lab_step_data_time_seconds_sum 1.08
            lab_snapshot_time_seconds_sum 1.5
            lab_checkpoint_time_seconds_sum 0.5
            lab_scoring_time_seconds_sum 4.0
            lab_scoring_data_time_seconds_sum 0.02
            lab_snapshot_read_time_seconds_sum 0.6
            lab_evaluation_time_seconds_sum 0.4
            """);
    Waiting waiting = Waiting.between(Meters.parse(BEFORE), after);
    assertThat(waiting.trainData()).isCloseTo(0.01, within(1e-12));
    assertThat(waiting.snapshots()).isCloseTo(0.15, within(1e-12));
    assertThat(waiting.checkpoints()).isCloseTo(0.05, within(1e-12));
    assertThat(waiting.scoreData()).isCloseTo(0.005, within(1e-12));
    assertThat(waiting.reading()).isCloseTo(0.12, within(1e-12));
    assertThat(waiting.publishing()).isCloseTo(0.08, within(1e-12));
  }
}
