package dev.supernetlab.sampler;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** What an operator may choose. */
@ConfigMapping(prefix = "sampler")
public interface SamplerSettings {

  /** Steps that one event of nas.samples orders. */
  @Min(1)
  int stepsPerEvent();

  /** How long a request waits for the broker before it is answered with 503. */
  Duration publishTimeout();

  /** Whether topics that are missing are made at the start. */
  boolean createTopics();

  /** How they are made. */
  Layout topics();

  /** The most that one spec may ask for; one that asks for more is refused with the figures. */
  Limits limits();

  /** What the stages of a spec amount to together. */
  interface Limits {

    /** Children of a search space. */
    @Min(2)
    long children();

    /** Trainings of all stages. */
    @Min(1)
    long trainings();

    /** Steps of all trainings. */
    @Min(1)
    long steps();

    /** Images of all steps. */
    @Min(1)
    long imagesToTrain();

    /** Snapshots of all trainings. */
    @Min(1)
    long snapshots();

    /** Images times children times BN modes of all snapshots. */
    @Min(1)
    long imagesToScore();

    /** Floats that one training step keeps. */
    @Min(1)
    long activations();
  }

  /** Partitions and replicas. */
  interface Layout {

    /** Of nas.samples and nas.snapshots: the most trainers, and evaluators, that work at once. */
    @Min(1)
    int spreadPartitions();

    /** Of the other topics. */
    @Min(1)
    int partitions();

    /** Replicas of each; the broker's default where it is not set. */
    Optional<@Min(1) Short> replication();
  }
}
