package dev.supernetlab.sampler.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.event.TrainingPlanned;
import dev.supernetlab.contracts.spec.Partition;
import dev.supernetlab.contracts.spec.StageSpec.Policy;
import dev.supernetlab.contracts.spec.StageSpec.SharingSpec;
import dev.supernetlab.sampler.Specs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
  private static final List<String> CHILDREN =
      IntStream.range(100, 164).mapToObj(Integer::toString).toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 10, 63, 64})
  void everyChildIsInOneGroupAndSizesDifferByAtMostOne(int groups) {
    for (Partition partition : List.of(Partition.RANDOM, Partition.SEQUENTIAL)) {
      List<List<String>> parts = Groups.of(sharing(partition, groups, null), CHILDREN, 1);
      assertThat(parts).hasSize(groups);
      assertThat(parts.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(CHILDREN);
      assertThat(parts).allMatch(p -> p.size() == 64 / groups || p.size() == 63 / groups + 1);
      assertThat(parts).allMatch(p -> p.stream().sorted().toList().equals(p));
    }
  }

  @Test
  void sequentialGroupsAreNeighbours() {
    assertThat(Groups.of(sharing(Partition.SEQUENTIAL, 4, null), CHILDREN, 1).get(1))
        .isEqualTo(CHILDREN.subList(16, 32));
  }

  @Test
  void randomGroupsDependOnTheirSeedOnly() {
    List<List<String>> groups = Groups.of(sharing(Partition.RANDOM, 4, null), CHILDREN, 1);

    assertThat(Groups.of(sharing(Partition.RANDOM, 4, null), CHILDREN, 1)).isEqualTo(groups);
    assertThat(Groups.of(sharing(Partition.RANDOM, 4, null), CHILDREN, 2)).isNotEqualTo(groups);
    assertThat(Groups.of(sharing(Partition.RANDOM, 4, 1L), CHILDREN, 2)).isEqualTo(groups);
    assertThat(groups.get(0)).isNotEqualTo(CHILDREN.subList(0, 16));
  }

  @Test
  void givenGroupsAreThoseOfTheSpec() {
    SharingSpec given =
        sharing(Partition.INTERFERENCE, 2, null)
            .resolved(List.of(CHILDREN.subList(3, 64), List.of("102", "100", "101")));

    assertThat(Groups.of(given, CHILDREN, 1))
        .containsExactly(CHILDREN.subList(3, 64), List.of("100", "101", "102"));
  }

  @Test
  void groupsByInterferenceAreNotKnownBeforeTheAnalysis() {
    assertThatThrownBy(() -> Groups.of(sharing(Partition.INTERFERENCE, 2, null), CHILDREN, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("when stage first is analysed");
  }

  @Test
  void everyGroupIsATrainingOfItsOwnForTheSameNumberOfSteps() {
    String spec =
        Specs.SMALL.replace(
            "kind: super-net",
            "kind: super-net\n    sharing: {policy: group, groups: 3, partition: sequential}");
    StagePlan shared = ExperimentPlan.of("small-0123456789ab", Specs.read(spec), 32).get(0);

    List<TrainingPlanned> first =
        shared.trainings().stream().limit(3).map(TrainingPlan::planned).toList();
    assertThat(shared.trainings()).hasSize(9);
    assertThat(first.stream().map(TrainingPlanned::children))
        .containsExactly(
            List.of("111", "112"), List.of("121", "122", "211"), List.of("212", "221", "222"));
    assertThat(first).allMatch(training -> training.steps() == 30);
    assertThat(first.stream().map(TrainingPlanned::trainingId))
        .allMatch(id -> id.matches(".*/shared/0/[012]"));
    assertThat(first).allMatch(training -> training.sharing().policy() == Policy.ALL);
    assertThat(first.stream().map(TrainingPlanned::cycle)).containsExactly(3, null, null);
    assertThat(shared.planned().groupSizes()).containsExactly(2, 3, 3);
    assertThat(shared.trainings().get(0).steps(8).flatMap(event -> event.steps().stream()))
        .hasSize(30)
        .allMatch(step -> List.of("111", "112").containsAll(step));
  }

  private static SharingSpec sharing(Partition partition, int groups, Long seed) {
    String from = partition == Partition.INTERFERENCE ? "first" : null;
    return new SharingSpec(Policy.GROUP, groups, partition, seed, null, from, null, null, null);
  }
}
