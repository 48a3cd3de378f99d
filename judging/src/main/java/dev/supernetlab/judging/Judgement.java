package dev.supernetlab.judging;

import dev.supernetlab.judging.input.ForeignResults;
import dev.supernetlab.ranking.trust.Judge;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.List;

/**
 * A trust report and how its input was read.
 *
 * @param notes what a user should know about the input, in sentences
 */
public record Judgement(List<String> notes, TrustReport report) {
  public Judgement {
    notes = List.copyOf(notes);
  }

  /** Judges what was read. */
  public static Judgement of(ForeignResults results) {
    return new Judgement(results.notes(), Judge.judge(results.study()));
  }
}
