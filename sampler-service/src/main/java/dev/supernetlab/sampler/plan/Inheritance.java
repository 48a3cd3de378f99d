package dev.supernetlab.sampler.plan;

import dev.supernetlab.contracts.event.StageAnalysed.Kept;
import dev.supernetlab.contracts.event.TrainingId;
import dev.supernetlab.contracts.event.TrainingPlanned.Start;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.plan.StageOutline;
import dev.supernetlab.contracts.spec.ExperimentSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which weights of an earlier stage each child of a later one starts from. */
public final class Inheritance {
  private final StageSpec from;
  private final long steps;
  private final Map<TrainingId, Kept> kept = new HashMap<>();
  private final Map<String, Integer> groupOf = new HashMap<>();

  /**
   * What a stage leaves.
   *
   * @param from the earlier stage, with what was found for it
   * @param kept its weights that the later one goes on from
   */
  public Inheritance(ExperimentSpec spec, StageSpec from, List<Kept> kept) {
    this.from = from;
    this.steps = StageOutline.scheduleSteps(from, spec.data(), spec.space(), spec.training());
    kept.forEach(snapshot -> this.kept.put(TrainingId.parse(snapshot.trainingId()), snapshot));
    List<List<String>> groups =
        Groups.of(from.sharing(), Children.all(spec.space()), spec.seeds().base());
    for (int group = 0; group < groups.size(); group++) {
      for (String child : groups.get(group)) {
        groupOf.put(child, group);
      }
    }
  }

  /** What a child of an instance starts from: the weights that it shared in that instance. */
  Start of(int instance, String child) {
    Kept snapshot =
        kept.entrySet().stream()
            .filter(e -> e.getKey().instance() == instance)
            .filter(e -> e.getKey().group() == groupOf.get(child))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no weights of child %s in instance %d".formatted(child, instance)));
    return new Start(snapshot.sha256(), from.sharing().withinTraining(), snapshot.step(), steps);
  }
}
