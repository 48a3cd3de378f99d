package dev.supernetlab.local.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.supernetlab.contracts.event.SnapshotTaken;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ChildrenSpec;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.SeedsSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The spec of an experiment that trains one child alone. */
public final class ChildSpec {
  private static final int LONGEST_NAME = 63;

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private ChildSpec() {}

  /**
   * The ground truth of the experiment, of this child only: with the same seeds, so that it ends
   * with the same weights. Where the experiment has trained none, the child is trained with the
   * super-net's options for as many steps as that was.
   *
   * @param from the weights that the child is exported with, whose images are used
   */
  public static ExperimentSpec of(ExperimentSpec spec, SnapshotTaken from, String label) {
    String name = spec.name();
    int room = LONGEST_NAME - 1 - label.length();
    StageSpec stage = truth(spec).map(ChildSpec::alone).orElseGet(() -> asLong(spec, from));
    return new ExperimentSpec(
        name.substring(0, Math.min(name.length(), room)) + "-" + label,
        "Child %s of %s, trained alone.".formatted(label, from.experimentId()),
        from.data(),
        only(spec.space(), label),
        spec.training(),
        List.of(stage),
        first(spec.seeds(), stage.instances()),
        null);
  }

  /** The spec as text. */
  public static String yaml(ExperimentSpec spec) {
    try {
      return YAML.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first ground truth that is trained. */
  private static Optional<StageSpec> truth(ExperimentSpec spec) {
    return spec.stages().stream()
        .filter(s -> s.kind() == StageSpec.Kind.GROUND_TRUTH && s.imported() == null)
        .findFirst();
  }

  /** Lists of seeds have as many as there are instances. */
  private static SeedsSpec first(SeedsSpec seeds, int instances) {
    return new SeedsSpec(
        seeds.base(),
        first(seeds.weights(), instances),
        first(seeds.order(), instances),
        first(seeds.data(), instances),
        first(seeds.augmentation(), instances));
  }

  private static List<Long> first(List<Long> seeds, int instances) {
    return seeds == null ? null : seeds.subList(0, instances);
  }

  private static SpaceSpec only(SpaceSpec space, String label) {
    return new SpaceSpec(
        space.nodes(),
        space.operators(),
        space.cells(),
        space.channels(),
        space.stem(),
        new ChildrenSpec(null, null, List.of(label)),
        null,
        null,
        space.output(),
        space.stacks(),
        space.preprocessing());
  }

  private static StageSpec alone(StageSpec truth) {
    EvaluationSpec all = truth.evaluation();
    return new StageSpec(
        truth.name(),
        StageSpec.Kind.GROUND_TRUTH,
        truth.sharing(),
        truth.order(),
        truth.instances(),
        truth.length(),
        new EvaluationSpec(all.on(), all.dense(), all.last(), all.every(), null, all.batch(), null),
        null,
        truth.training(),
        null,
        null,
        null);
  }

  private static StageSpec asLong(ExperimentSpec spec, SnapshotTaken from) {
    StageSpec shared = spec.stage(TrainingId.parse(from.trainingId()).stage());
    long steps = StageOutline.steps(shared, spec.data(), spec.space(), spec.training());
    return new StageSpec(
        "alone",
        StageSpec.Kind.GROUND_TRUTH,
        null,
        null,
        shared.instances(),
        new StageSpec.Length(Math.toIntExact(steps), null, null),
        new EvaluationSpec(EvaluationSpec.On.TEST, null, null),
        null,
        shared.training(),
        null,
        null,
        null);
  }
}
