package dev.supernetlab.local.report;

import dev.supernetlab.analytics.report.Figure;
import dev.supernetlab.analytics.report.Report;
import dev.supernetlab.analytics.report.State;
import dev.supernetlab.contracts.plan.SpaceOutline;
import dev.supernetlab.contracts.spec.SeedsSpec;
import dev.supernetlab.ranking.trust.Verdict;
import java.util.List;

/** Reports to print. */
public final class Reports {
  private static final String TOO_FEW = "fewer than 5 instances make no interval";

  private Reports() {}

  /** A complete report of one super-net stage of 2 instances. */
  public static Report quickstart() {
    return new Report(
        "quickstart-0123456789ab",
        "quickstart",
        "Can shared weights rank 64 small cells?",
        State.COMPLETED,
        null,
        List.of(),
        new Report.DataUsed(
            "fashion-mnist",
            List.of("generated"),
            true,
            "Generated images, because fashion-mnist could not be had."),
        new SpaceOutline("64", 64, false, 64),
        new Report.GroundTruth(
            "truth",
            2,
            64,
            "test",
            4096,
            "running",
            new Figure(0.287, 2, "seeds", 0.27, 0.301, null, "the range over seeds"),
            new Figure(0.724, 2, "seeds", 0.71, 0.74, null, "the range over seeds"),
            new Figure(0.017, 64, "children", null, null, null, "pooled"),
            new Figure(0.65, 1, "pairs of seeds", null, null, null, "one pair has no interval"),
            List.of(),
            0.4,
            new Figure(0.81, 64, "children", null, null, null, "simulated")),
        List.of(superNet()),
        null,
        List.of(
            new Report.FineTuned(
                "tuned",
                "shared",
                2,
                64,
                List.of(new Report.CurvePoint(0, 0, "running", tau(0.33))))),
        new Report.Throughput(
            new Report.Work(1_126_400, 190.5, 5912.4), new Report.Work(2_000_000, 41, null)),
        List.of(),
        new SeedsSpec(null, null, null, null, null));
  }

  private static Report.SuperNet superNet() {
    Figure mean = new Figure(0.33, 2, "instances", 0.28, 0.37, null, TOO_FEW);
    Figure good = new Figure(0.52, 2, "instances", 0.45, 0.58, 0.95, null);
    return new Report.SuperNet(
        "shared",
        "all",
        "shuffle-once",
        2,
        64,
        List.of(List.of("111", "121"), List.of("434")),
        "validation",
        512,
        List.of(
            new Report.Scoring(
                "lastStep",
                "",
                "running",
                1,
                List.of(tau(0.28), tau(0.37)),
                mean,
                tau(0.2),
                tau(0.41),
                tau(0.4)),
            new Report.Scoring(
                "recalibrated",
                "",
                "recalibrated",
                1,
                List.of(tau(0.45), undefined()),
                good,
                undefined(),
                tau(0.6),
                tau(0.5))),
        new Figure(0.09, 64, "children", null, null, null, "exact"),
        List.of(new Report.BaselineTau("number of convolutions", tau(0.55), tau(0.19), null)),
        new Figure(0.3, 128, "evaluations", 0.1, 0.5, null, "the range of single steps"),
        null,
        List.of(
            new Report.CurvePoint(937, .5, "running", tau(0.11)),
            new Report.CurvePoint(6400, 3.413, "running", mean)),
        "recalibrated",
        List.of(
            new Report.TopChild(1, "434", 0.641, 2, 4, 0.712, 2),
            new Report.TopChild(2, "344", 0.6399, 2, null, null, 0)),
        List.of(),
        new Verdict(Verdict.Level.PARTIAL, List.of("They know more than counting does.")));
  }

  private static Figure tau(double value) {
    return new Figure(value, 64, "children", null, null, null, "a single pair has no interval");
  }

  private static Figure undefined() {
    return new Figure(null, 64, "children", null, null, null, "all scores are equal");
  }
}
