package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.analytics.Scenario;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed.Kept;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.List;
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
    ExperimentSpec spec =
        SCENARIO.specWith(
            """
            {"name": "tuned", "kind": "fine-tune", "instances": 2, "length": {"steps": 3},
             "from": %s}
            """
                .formatted(from));
    List<SnapshotEvaluated> evaluations =
        SCENARIO
            .evaluations("shared")
            .map(event -> Scenario.with(event.scores(), sha256, event))
            .toList();
    return KeptWeights.of(
        spec,
        new Stage(SCENARIO.planned("shared"), List.of()),
        (snapshots, consumer) ->
            evaluations.stream().filter(e -> snapshots.contains(e.snapshotId())).forEach(consumer));
  }
}
