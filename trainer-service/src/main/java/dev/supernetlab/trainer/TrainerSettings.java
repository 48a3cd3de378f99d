package dev.supernetlab.trainer;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** What an operator may choose. */
@ConfigMapping(prefix = "trainer")
public interface TrainerSettings {

  /** Trainings in work at once, each on a thread. */
  @Min(1)
  int parallel();

  /** Steps between checkpoints within one event; there is one after each event, too. */
  @Min(1)
  int checkpointEvery();

  /** Whether checkpoints of other engine versions or kernels are gone on from. */
  boolean resumeOtherEngines();

  /** The kernels that it computes with, by name; auto: the fastest that work here. */
  @Pattern(regexp = "auto|cpu|portable", message = "must be auto, cpu or portable")
  String kernels();

  /** How long a stop waits for the step in work and the checkpoint after it. */
  Duration stopTimeout();
}
