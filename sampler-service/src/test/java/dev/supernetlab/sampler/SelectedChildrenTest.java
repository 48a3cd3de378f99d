package dev.supernetlab.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.event.ChildrenSampled;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.sampler.plan.ExperimentPlan;
import dev.supernetlab.sampler.plan.TrainingPlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of trainings that do not have all children of their space. */
class SelectedChildrenTest {
  private static final List<String> SELECTIONS =
      List.of(
          "children: {only: ['111', '122', '212']}",
          "children: {draw: 5}",
          "exclude: [{pattern: '1**'}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed",
        "shuffle-once",
        "shuffle-every",
        "uniform",
        "sandwich, random: 1",
        "evolutionary, rounds: {steps: 60, children: 3, bn: running}, evolution: {population: 3,"
            + " sample: 2}",
        "controller, rounds: {steps: 60, children: 3, bn: running}, controller: {hidden: 4}"
      })
  void everyOrderTrainsTheSelectedChildrenAndNoOthers(String order) {
    for (String selection : SELECTIONS) {
      ExperimentSpec spec =
          Specs.read(
              Specs.SMALL
                  .replace("channels: 4", "channels: 4, " + selection)
                  .replace("stepsPerChild: 10", "steps: 90")
                  .replace("kind: super-net", "kind: super-net\n    order: {kind: " + order + "}"));
      TrainingPlan training = ExperimentPlan.of("a", spec, 32).get(0).trainings().get(0);
      Stream<ChildrenSampled> events =
          training.learns() ? new Rounds(32).first(training) : training.steps(32);

      List<String> trained =
          events.flatMap(event -> event.steps().stream()).flatMap(List::stream).toList();

      assertThat(trained.size()).isGreaterThanOrEqualTo(60);
      assertThat(trained).as(selection).isSubsetOf(Children.all(spec.space()));
      assertThat(trained.stream().distinct().count()).isGreaterThan(2);
    }
  }
}
