package dev.supernetlab.benchmarks.pipeline;

/**
 * Shares of the services' working time, 0 to 1, that are no arithmetic.
 *
 * @param trainData batches put together, of a step
 * @param snapshots encoded, stored and published, of all that a trainer does
 * @param checkpoints likewise
 * @param scoreData images copied, of scoring a snapshot
 * @param reading snapshots read and decoded, of all that an evaluator does
 * @param publishing scores, likewise
 */
public record Waiting(
    double trainData,
    double snapshots,
    double checkpoints,
    double scoreData,
    double reading,
    double publishing) {

  /** Between two readings of a lab's metrics. */
  static Waiting between(Meters before, Meters after) {
    double step = after.secondsSince(before, "lab.step.time");
    double snapshots = after.secondsSince(before, "lab.snapshot.time");
    double checkpoints = after.secondsSince(before, "lab.checkpoint.time");
    double trainer = step + snapshots + checkpoints;
    double scoring = after.secondsSince(before, "lab.scoring.time");
    double reading = after.secondsSince(before, "lab.snapshot.read.time");
    double publishing = after.secondsSince(before, "lab.evaluation.time");
    double evaluator = scoring + reading + publishing;
    return new Waiting(
        after.secondsSince(before, "lab.step.data.time") / step,
        snapshots / trainer,
        checkpoints / trainer,
        after.secondsSince(before, "lab.scoring.data.time") / scoring,
        reading / evaluator,
        publishing / evaluator);
  }
}
