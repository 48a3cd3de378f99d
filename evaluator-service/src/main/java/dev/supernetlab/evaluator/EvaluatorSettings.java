package dev.supernetlab.evaluator;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** What an operator may choose. */
@ConfigMapping(prefix = "evaluator")
public interface EvaluatorSettings {

  /** Snapshots that are scored at once, each on a thread. */
  @Min(1)
  int parallel();

  /** The kernels that it computes with, by name; auto: the fastest that work here. */
  @Pattern(regexp = "auto|cpu|portable", message = "must be auto, cpu or portable")
  String kernels();

  /** How long a stop waits for snapshots that are being scored. */
  Duration stopTimeout();
}
