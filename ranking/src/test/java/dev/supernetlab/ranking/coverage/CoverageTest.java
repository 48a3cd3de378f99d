package dev.supernetlab.ranking.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A reduced form of {@link Coverage}: wide bounds, so that chance alone does not break them. */
class CoverageTest {
  private static final int STUDIES = 150;

  @Test
  void intervalsCoverWhatTheyName() {
    for (Scenario scenario : List.of(Scenario.all().get(0), Scenario.all().get(5))) {
      for (IntervalCoverage.Row row : new IntervalCoverage(scenario, 8, 3).rows(STUDIES, 1)) {
        assertThat(row.error()).as(row.estimand()).isCloseTo(0, within(.02));
        if (!row.range()) {
          assertThat(row.covered()).as(row.estimand()).isGreaterThan(.9);
        }
      }
    }
  }

  @Test
  void intervalsForChildrenThatAreASampleCoverNewChildren() {
    assertThat(IntervalCoverage.sampledChildren(48, 8, STUDIES, 1).covered()).isGreaterThan(.9);
  }

  @Test
  void plannedInstancesHaveThePowerThatWasPromised() {
    PlannerCoverage.PowerRow row = PlannerCoverage.power(.1, .1, 2000, 1);
    assertThat(row.promised()).isBetween(.8, .83);
    assertThat(row.found()).isCloseTo(row.promised(), within(.04));
  }
}
