package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Everything one experiment needs; the same spec gives the same numbers.
 *
 * @param name lower-case letters, digits and hyphens; the experiment's id is this and a hash of the
 *     whole spec
 * @param description for readers of its reports
 * @param stages what is trained, each under a name of its own
 * @param vary a field over several values. Absent: nothing is varied
 */
public record ExperimentSpec(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,63}") String name,
    @Size(max = 1000) String description,
    @NotNull DataSpec data,
    @NotNull SpaceSpec space,
    TrainingSpec training,
    @NotNull @Size(min = 1, max = 64) List<StageSpec> stages,
    SeedsSpec seeds,
    ReportSpec report,
    @JsonInclude(JsonInclude.Include.NON_NULL) VarySpec vary) {
  public ExperimentSpec {
    description = description == null ? "" : description;
    training = training == null ? TrainingSpec.DEFAULT : training;
    stages = List.copyOf(stages);
    seeds = seeds == null ? new SeedsSpec(null, null, null, null, null) : seeds;
    report = report == null ? new ReportSpec(null, null) : report;
  }

  /** Without a field that is varied, as all specs are that have been read. */
  public ExperimentSpec(
      String name,
      String description,
      DataSpec data,
      SpaceSpec space,
      TrainingSpec training,
      List<StageSpec> stages,
      SeedsSpec seeds,
      ReportSpec report) {
    this(name, description, data, space, training, stages, seeds, report, null);
  }

  /**
   * The stage with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public StageSpec stage(String stageName) {
    return stages.stream()
        .filter(s -> s.name().equals(stageName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stage named " + stageName));
  }
}
