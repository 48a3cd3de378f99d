package dev.supernetlab.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.contracts.event.SnapshotEvaluated;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredStageTest {
  private static final List<String> CHILDREN = List.of("a", "b", "c", "d");

  /** Every child is right on as many of the 100 images as steps are done. */
  private static ScoredStage.Ranking cycle(int cycle, int every, long... steps)
      throws JsonProcessingException {
    String evaluation = "{\"dense\": {\"cycles\": 2, \"every\": %d}}".formatted(every);
    return stage(evaluation, cycle, steps).rankings().get(1);
  }

  private static ScoredStage stage(String evaluation, int cycle, long... steps)
      throws JsonProcessingException {
    StageSpec spec =
        JsonCodec.JSON.readValue(
            """
            {"name": "shared", "kind": "super-net", "instances": 2, "length": {"steps": 20},
             "evaluation": %s}
            """
                .formatted(evaluation),
            StageSpec.class);
    StageScores scores = new StageScores(CHILDREN, 2, 20);
    for (long step : steps) {
      scores.add(
          new SnapshotEvaluated(
              "e",
              "e/shared/1/0",
              "e/shared/1/0@" + step,
              step,
              0,
              "a",
              SnapshotTaken.Kind.DENSE,
              EvaluationSpec.On.VALIDATION,
              100,
              1,
              List.of(
                  new SnapshotEvaluated.Scores(
                      BnMode.RUNNING,
                      CHILDREN.stream()
                          .map(c -> new SnapshotEvaluated.Score(c, (int) step, 100, 1.0))
                          .toList())),
              null,
              null));
    }
    return new ScoredStage(spec, cycle, 10, scores);
  }

  @Test
  void theCycleIsTheLastStepsOfTheTraining() throws JsonProcessingException {
    ScoredStage.Ranking ranking = cycle(4, 1, 13, 14, 15, 16, 17, 18, 19, 20);
    assertThat(ranking.evaluations()).isEqualTo(4);
    assertThat(ranking.words())
        .isEqualTo("over the last order cycle with the shared batch statistics");
    assertThat(ranking.instances().get(0)).containsOnly(Double.NaN);
    assertThat(ranking.instances().get(1)).containsOnly(.185);
  }

  @Test
  void aSparseCycleSaysHowManyEvaluationsItIsTheMeanOf() throws JsonProcessingException {
    ScoredStage.Ranking ranking = cycle(4, 3, 14, 17, 20);
    assertThat(ranking.evaluations()).isEqualTo(2);
    assertThat(ranking.words())
        .isEqualTo(
            "over 2 of the 4 steps of the last order cycle with the shared batch statistics");
    assertThat(ranking.instances().get(1)).containsOnly(.185);
  }

  @Test
  void aChildThatSharesNothingIsItsOwnCycle() throws JsonProcessingException {
    ScoredStage.Ranking ranking = cycle(1, 1, 19, 20);
    assertThat(ranking.evaluations()).isEqualTo(1);
    assertThat(ranking.instances().get(1)).containsOnly(.2);
  }

  @Test
  void aCycleWithAHoleHasNoMean() throws JsonProcessingException {
    assertThat(cycle(4, 1, 13, 14, 15, 16, 17, 19, 20).instances().get(1)).containsOnly(Double.NaN);
  }

  @Test
  void periodicEvaluationsAreNoPartOfTheCycle() throws JsonProcessingException {
    String evaluation = "{'dense': {'every': 3}, 'every': {'steps': 4}}".replace('\'', '"');

    ScoredStage stage = stage(evaluation, 8, 4, 8, 12, 14, 16, 17, 20);

    assertThat(stage.periodic(BnMode.RUNNING)).containsExactly(4L, 8L, 12L, 16L, 20L);
    assertThat(stage.steps(BnMode.RUNNING)).containsExactly(14L, 17L, 20L);
    assertThat(stage.rankings().get(1).instances().get(1)[0]).isEqualTo(.17, within(1e-9));
  }

  @Test
  void withoutDenseScoringTheSeriesIsThePeriodicOne() throws JsonProcessingException {
    ScoredStage stage = stage("{\"every\": {\"epochs\": 1}}", 8, 10, 20);

    assertThat(stage.steps(BnMode.RUNNING)).containsExactly(10L, 20L);
    assertThat(stage.rankings()).extracting(ScoredStage.Ranking::key).containsExactly("lastStep");
  }

  @Test
  void aWindowShorterThanACycleHasNoMeanOverIt() throws JsonProcessingException {
    ScoredStage stage = stage("{\"dense\": {\"last\": 4}}", 8, 17, 18, 19, 20);

    assertThat(stage.rankings()).extracting(ScoredStage.Ranking::key).containsExactly("lastStep");
  }
}
