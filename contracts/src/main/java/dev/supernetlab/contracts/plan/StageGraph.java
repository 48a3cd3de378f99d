package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.Partition;
import dev.supernetlab.contracts.spec.StageSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which stages need others: a stage can be planned when all that it needs are analysed. */
public final class StageGraph {
  private StageGraph() {}

  /** Names of the stages that a stage needs directly; none for those that can begin at once. */
  public static List<String> needs(StageSpec stage) {
    List<String> needs = new ArrayList<>();
    if (grouped(stage)) {
      needs.add(stage.sharing().from());
    }
    if (stage.from() != null) {
      needs.add(stage.from().stage());
    }
    return needs;
  }

  /** Whether its groups are found in the scores of an earlier stage. */
  public static boolean grouped(StageSpec stage) {
    return stage.sharing().partition() == Partition.INTERFERENCE && stage.sharing().from() != null;
  }

  /**
   * The stages that can never begin because they need each other, or one of those that do; empty if
   * all can. Names of stages that are not there hold nobody back.
   */
  public static List<String> stuck(Collection<StageSpec> stages) {
    List<StageSpec> left = new ArrayList<>(stages);
    boolean moved = true;
    while (moved) {
      List<String> names = left.stream().map(StageSpec::name).toList();
      moved = left.removeIf(stage -> needs(stage).stream().noneMatch(names::contains));
    }
    return left.stream().map(StageSpec::name).toList();
  }
}
