package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.analytics.Scenario;
import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.StageAnalysed;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterferenceGroupsTest {
  /** Children whose scores rise together at every other step, while the others' fall. */
  private static final Set<String> FRIENDS = Set.of("111", "122", "212", "221");

  private static final Scenario SCENARIO = new Scenario("planted", 2, 2, .01, 0);

  @Test
  void plantedFriendsAreFoundTogether() throws Exception {
    StageAnalysed.Grouping found = groupings("friends", evaluations()).get(0);

    assertThat(found.stage()).isEqualTo("grouped");
    assertThat(found.groups())
        .containsExactly(List.of("111", "122", "212", "221"), List.of("112", "121", "211", "222"));
    assertThat(found.within()).isGreaterThan(.9);
    assertThat(found.between()).isLessThan(-.9);
  }

  @Test
  void theControlBringsEnemiesTogether() throws Exception {
    StageAnalysed.Grouping found = groupings("enemies", evaluations()).get(0);

    assertThat(found.groups())
        .allSatisfy(group -> assertThat(group.stream().filter(FRIENDS::contains)).hasSize(2));
  }

  @Test
  void theOrderInWhichScoresCameDoesNotMatter() throws Exception {
    List<SnapshotEvaluated> backwards = new ArrayList<>(evaluations());
    Collections.reverse(backwards);

    assertThat(groupings("friends", backwards)).isEqualTo(groupings("friends", evaluations()));
  }

  @Test
  void withoutScoresThereAreNoGroups() throws Exception {
    assertThat(groupings("friends", evaluations().subList(0, 1))).isEmpty();
  }

  private static List<StageAnalysed.Grouping> groupings(
      String direction, List<SnapshotEvaluated> evaluations) throws Exception {
    ExperimentSpec spec =
        SCENARIO.specWith(
            """
            {"name": "grouped", "kind": "super-net", "instances": 1, "length": {"steps": 8},
             "sharing": {"policy": "group", "partition": "interference", "groups": 2,
                         "from": "shared", "direction": "%s"}}
            """
                .formatted(direction));
    Stage settled = new Stage(SCENARIO.planned("shared"), List.of());
    return InterferenceGroups.of(spec, settled, (stage, consumer) -> evaluations.forEach(consumer));
  }

  private static List<SnapshotEvaluated> evaluations() {
    return SCENARIO.evaluations("shared").map(InterferenceGroupsTest::swinging).toList();
  }

  private static SnapshotEvaluated swinging(SnapshotEvaluated event) {
    List<SnapshotEvaluated.Score> scores =
        Scenario.CHILDREN.stream().map(child -> score(child, event.step())).toList();
    return Scenario.with(
        List.of(new SnapshotEvaluated.Scores(BnMode.RUNNING, scores)), null, event);
  }

  private static SnapshotEvaluated.Score score(String child, long step) {
    boolean up = (step % 2 == 0) == FRIENDS.contains(child);
    int noise = Math.floorMod(31 * Integer.parseInt(child) + 7 * (int) step, 5);
    return new SnapshotEvaluated.Score(child, 500 + (up ? 100 : -100) + noise, 1000, 1.0);
  }
}
