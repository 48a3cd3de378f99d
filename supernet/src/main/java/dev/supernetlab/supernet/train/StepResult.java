package dev.supernetlab.supernet.train;

/** How a step ended. */
public sealed interface StepResult {

  /**
   * The weights changed.
   *
   * @param step finished steps, this one included
   * @param loss mean cross-entropy in nats, mean over the step's children
   */
  record Trained(long step, double loss) implements StepResult {}

  /**
   * The training was over before: its plateau's learning rate had fallen under its limit. Nothing
   * changed.
   *
   * @param step finished steps, this one included
   */
  record Idle(long step) implements StepResult {}

  /**
   * Loss or gradient is not a finite number, so the weights did not change and the training cannot
   * go on.
   *
   * @param step finished steps, this one not included
   * @param reason one sentence for people
   */
  record Diverged(long step, String reason) implements StepResult {}
}
