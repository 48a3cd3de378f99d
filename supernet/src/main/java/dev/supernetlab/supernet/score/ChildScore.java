package dev.supernetlab.supernet.score;

import dev.supernetlab.supernet.space.Child;

/**
 * How well a child classifies.
 *
 * @param correct images whose largest logit, the first of equal ones, is their class
 * @param total images scored
 * @param meanLoss mean cross-entropy in nats; not finite where logits are not
 */
public record ChildScore(Child child, int correct, int total, double meanLoss) {}
