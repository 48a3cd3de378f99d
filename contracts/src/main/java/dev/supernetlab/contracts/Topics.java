package dev.supernetlab.contracts;

/** Topic names; {@code <topic>.<consumer>.dlq} holds the poison records of a consumer. */
public final class Topics {
  public static final String EXPERIMENTS = "nas.experiments";
  public static final String SAMPLES = "nas.samples";
  public static final String TRAINING = "nas.training";
  public static final String SNAPSHOTS = "nas.snapshots";
  public static final String EVALUATIONS = "nas.evaluations";
  public static final String ANALYSES = "nas.analyses";

  private Topics() {}
}
