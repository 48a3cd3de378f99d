package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.analytics.Scenario;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed.Kept;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptWeightsTest {
  private static final Scenario SCENARIO = new Scenario("tuned", 2, 3, .01, .01);

  @Test
  void theWeightsOfTheInstancesThatGoOnAreTold() throws Exception {
    assertThat(kept("{\"stage\": \"shared\"}", "c0ffee"))
        .containsExactly(
            new Kept("tuned", SCENARIO.id() + "/shared/0/0", 64, "c0ffee"),
            new Kept("tuned", SCENARIO.id() + "/shared/1/0", 64, "c0ffee"));
    assertThat(kept("{\"stage\": \"shared\", \"step\": 60}", "c0ffee"))
        .extracting(Kept::step)
        .containsExactly(60L, 60L);
  }

  @Test
  void whereOneIsMissingNoneIsTold() throws Exception {
    assertThat(kept("{\"stage\": \"shared\", \"step\": 7}", "c0ffee")).isEmpty();
    assertThat(kept("{\"stage\": \"shared\"}", null)).isEmpty();
  }

  private static List<Kept> kept(String from, String sha256) throws Exception {
    StageSpec tuned =
        JsonCodec.JSON.readValue(
            """
            {"name": "tuned", "kind": "fine-tune", "instances": 2, "length": {"steps": 3},
             "from": %s}
            """
                .formatted(from),
            StageSpec.class);
    ExperimentSpec plain = SCENARIO.spec();
    ExperimentSpec spec =
        new ExperimentSpec(
            plain.name(),
            plain.description(),
            plain.data(),
            plain.space(),
            plain.training(),
            Stream.concat(plain.stages().stream(), Stream.of(tuned)).toList(),
            plain.seeds(),
            plain.report());
    List<SnapshotEvaluated> evaluations =
        SCENARIO.evaluations().stream()
            .filter(e -> TrainingId.parse(e.trainingId()).stage().equals("shared"))
            .map(e -> with(sha256, e))
            .toList();
    return KeptWeights.of(
        spec,
        new Stage(SCENARIO.planned("shared"), List.of()),
        (snapshots, consumer) ->
            evaluations.stream().filter(e -> snapshots.contains(e.snapshotId())).forEach(consumer));
  }

  private static SnapshotEvaluated with(String sha256, SnapshotEvaluated event) {
    return new SnapshotEvaluated(
        event.experimentId(),
        event.trainingId(),
        event.snapshotId(),
        event.step(),
        event.epoch(),
        event.lastTrained(),
        event.kind(),
        event.on(),
        event.images(),
        event.nanos(),
        event.scores(),
        null,
        event.provenance(),
        event.round(),
        sha256);
  }
}
