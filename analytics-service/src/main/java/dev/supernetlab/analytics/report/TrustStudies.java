package dev.supernetlab.analytics.report;

import dev.supernetlab.analytics.store.Stage;
import dev.supernetlab.analytics.store.Training;
import dev.supernetlab.contracts.spec.EvaluationSpec.BnMode;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.judging.space.ChildCosts;
import dev.supernetlab.ranking.study.Children;
import dev.supernetlab.ranking.study.Instance;
import dev.supernetlab.ranking.study.Settings;
import dev.supernetlab.ranking.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes of the stages of an experiment what a trust report is about. */
final class TrustStudies {
  private final ExperimentSpec spec;
  private final Optional<Truth> truth;

  TrustStudies(ExperimentSpec spec, Optional<Truth> truth) {
    this.spec = spec;
    this.truth = truth;
  }

  /** The study of one super-net stage. */
  Study of(ScoredStage stage, Stage trained) {
    List<String> children = stage.scores().children();
    List<Instance> instances = new ArrayList<>();
    for (BnMode bn : stage.scores().modes()) {
      for (int number = 0; number < stage.scores().instances(); number++) {
        Instance instance = instance(stage, number, bn);
        if (!instance.steps().isEmpty()) {
          instances.add(instance);
        }
      }
    }
    return new Study(
        stage.spec().name(),
        new Children(children, children, new ChildCosts(spec.space()).of(children), drawn()),
        truth.map(t -> t.of(children)).flatMap(Truth::known),
        instances,
        budget(stage, trained),
        settings(stage));
  }

  /** Whether the children are a sample of their space. */
  private boolean drawn() {
    return dev.supernetlab.contracts.plan.Children.drawn(spec.space());
  }

  /** The evaluations that are equally far apart; those that are missing are left out. */
  private Instance instance(ScoredStage stage, int number, BnMode bn) {
    List<Long> steps = new ArrayList<>();
    List<double[]> scores = new ArrayList<>();
    List<Integer> lastTrained = new ArrayList<>();
    List<double[]> evaluations = stage.evaluations(number, bn);
    List<Long> due = stage.steps(bn);
    for (int i = 0; i < due.size(); i++) {
      if (!Arrays.stream(evaluations.get(i)).allMatch(Double::isNaN)) {
        steps.add(due.get(i));
        scores.add(evaluations.get(i));
        lastTrained.add(stage.scores().lastTrained(number, due.get(i)));
      }
    }
    return new Instance(
        Integer.toString(number),
        seed(spec.seeds().weights(), stage, number)
            + "/"
            + seed(spec.seeds().data(), stage, number),
        seed(spec.seeds().order(), stage, number),
        bn.label(),
        steps,
        scores,
        lastTrained);
  }

  /** A seed that is given; those that are not are the instance's own, alike in all arms. */
  private static String seed(List<Long> given, ScoredStage stage, int instance) {
    return given == null
        ? "of instance %d of %s".formatted(instance, stage.spec().seedName())
        : given.get(instance).toString();
  }

  private Optional<Study.Budget> budget(ScoredStage stage, Stage trained) {
    long images = trained.trainings().stream().mapToLong(Training::images).sum();
    long scored = trained.trainings().stream().mapToLong(Training::imagesScored).sum();
    long steps = trained.trainings().stream().mapToLong(Training::step).sum();
    int instances = stage.spec().instances();
    int children = stage.scores().children().size();
    int perStep =
        stage.spec().order().childrenPerStep(stage.cycle(), spec.space().operators().size());
    return children == 0
        ? Optional.empty()
        : Optional.of(
            new Study.Budget(
                (double) steps * perStep / instances / children,
                images / instances,
                scored / instances));
  }

  private Settings settings(ScoredStage stage) {
    Settings standard = Settings.standard(stage.evaluationsOfCycle());
    return new Settings(
        standard.cycle(),
        spec.report().minSeedTau(),
        standard.level(),
        standard.targetTau(),
        standard.difference(),
        standard.draws(),
        standard.seed());
  }
}
