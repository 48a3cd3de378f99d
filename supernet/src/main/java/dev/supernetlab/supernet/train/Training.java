package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.InitialValues;
import dev.supernetlab.supernet.network.SeededValues;
import dev.supernetlab.supernet.snapshot.Checkpoint;
import dev.supernetlab.supernet.snapshot.Weights;
import dev.supernetlab.supernet.space.Child;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One set of weights being trained. Its state after a step is a function of setup, images and the
 * children trained so far, whether or not it was checkpointed and restored in between. Used by one
 * thread at a time.
 */
public final class Training implements AutoCloseable {
  private final Blueprint blueprint;
  private final double statisticsMomentum;
  private final double smoothing;
  private final Slots slots;
  private final BatchOrder order;
  private final Batches batches;
  private final long steps;
  private final LearningRate rate;
  private final Plateau plateau;
  private final Sgd sgd;
  private long step;
  private long imagesTrained;
  private long dataNanos;
  private String lastTrained;
  private boolean diverged;

  private Training(TrainingSetup setup, ImageSet images, InitialValues initialValues) {
    if (!images.shape().equals(setup.blueprint().input())
        || images.classes() != setup.blueprint().classes()) {
      throw new IllegalArgumentException("the images do not fit the blueprint");
    }
    this.blueprint = setup.blueprint();
    this.statisticsMomentum = setup.spec().batchNorm().momentum();
    this.smoothing = setup.spec().labelSmoothing();
    this.slots = new Slots(setup, initialValues);
    this.order = BatchOrder.of(setup.spec(), images.size(), setup.dataSeed());
    this.batches = new Batches(images, order, setup.augmentation(), setup.steps());
    this.steps = setup.steps();
    this.rate = setup.rate(order.stepsPerEpoch());
    TrainingSpec.ScheduleSpec schedule = setup.spec().schedule();
    this.plateau = schedule.kind() == TrainingSpec.Schedule.PLATEAU ? new Plateau(schedule) : null;
    this.sgd = new Sgd(setup.spec().optimizer(), setup.spec().inactive());
  }

  /**
   * A training before its first step.
   *
   * @param images the train split
   */
  public static Training start(TrainingSetup setup, ImageSet images) {
    return start(setup, images, new SeededValues(setup.weightSeed()));
  }

  /** A training that starts from other values than the weight seed's. */
  public static Training start(TrainingSetup setup, ImageSet images, InitialValues initialValues) {
    return new Training(setup, images, initialValues);
  }

  /**
   * A training that goes on where {@link #checkpoint} was taken.
   *
   * @param setup the same as then
   * @param images the same as then
   * @throws IllegalArgumentException if the checkpoint is of a training with other slots
   */
  public static Training restore(TrainingSetup setup, ImageSet images, Checkpoint checkpoint) {
    Training training = start(setup, images);
    try {
      training.slots.restore(checkpoint.values(), checkpoint.momenta());
    } catch (IllegalArgumentException e) {
      training.close();
      throw e;
    }
    training.step = checkpoint.step();
    training.imagesTrained = checkpoint.images();
    training.lastTrained = checkpoint.lastTrained();
    if (training.plateau != null) {
      training.plateau.restore(checkpoint.plateau());
    }
    return training;
  }

  /** Finished steps. */
  public long step() {
    return step;
  }

  /** Finished epochs. */
  public long epoch() {
    return step / order.stepsPerEpoch();
  }

  /** Steps of an epoch. */
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  /** Images trained so far, counted once per child. */
  public long imagesTrained() {
    return imagesTrained;
  }

  /**
   * Time since it was made that its steps took to put their batches together or to wait for them,
   * in nanoseconds.
   */
  public long dataNanos() {
    return dataNanos;
  }

  /** Label of the child trained last; null before the first step and after one of several. */
  public String lastTrained() {
    return lastTrained;
  }

  /**
   * One step: the gradients of all children on the step's batch are summed, then the weights change
   * once.
   *
   * @param workspace the calling thread's
   * @param children at least one, normally one
   * @throws IllegalStateException if the training is at its end or has diverged
   * @throws IllegalArgumentException if a child is not one of the setup's
   */
  public StepResult train(Workspace workspace, List<Child> children) {
    if (diverged || step >= steps) {
      throw new IllegalStateException(
          diverged ? "the training has diverged" : "all " + step + " steps are done");
    }
    if (plateau != null && plateau.over()) {
      step++;
      return new StepResult.Idle(step);
    }
    int batch = order.size(step);
    ChildNetwork network = workspace.network(blueprint, batch);
    long start = System.nanoTime();
    batches.read(step, network, workspace.aside());
    dataNanos += System.nanoTime() - start;
    double loss = 0;
    for (Child child : children) {
      loss += gradient(workspace, network, child) / children.size();
    }
    double norm = sgd.norm(slots.all());
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      return diverge(children, loss);
    }
    sgd.update(workspace.kernels(), slots.all(), rateNow(), norm);
    step++;
    if (plateau != null) {
      plateau.take(loss, batch);
      if (step % order.stepsPerEpoch() == 0) {
        plateau.epochDone();
      }
    }
    imagesTrained += (long) batch * children.size();
    lastTrained = children.size() == 1 ? children.get(0).label() : null;
    return new StepResult.Trained(step, loss);
  }

  private double rateNow() {
    return plateau == null ? rate.at(step) : plateau.rate();
  }

  /**
   * What {@link #restore} needs to go on bit for bit.
   *
   * @param plan kept with it, opaque to the engine
   */
  public Checkpoint checkpoint(String plan) {
    return new Checkpoint(
        step,
        imagesTrained,
        lastTrained,
        plan,
        slots.values(),
        slots.momenta(),
        plateau == null ? null : plateau.state());
  }

  /** A copy of weights and BN statistics at this moment. */
  public Weights weights() {
    return new Weights(step, slots.values());
  }

  /** Frees the slots; the training cannot be used any more. */
  @Override
  public void close() {
    batches.close();
    slots.close();
  }

  private double gradient(Workspace workspace, ChildNetwork network, Child child) {
    Pass pass =
        new Pass(workspace.kernels(), child, slots.of(child), statisticsMomentum, smoothing);
    double loss = network.forward(pass);
    if (Double.isFinite(loss)) {
      network.backward(pass);
    }
    return loss;
  }

  private StepResult diverge(List<Child> children, double loss) {
    diverged = true;
    String labels = children.stream().map(Child::label).collect(Collectors.joining(", "));
    String what =
        Double.isFinite(loss) ? "the gradient has infinite numbers" : "the loss is " + loss;
    return new StepResult.Diverged(
        step,
        "step %d with child %s: %s at a learning rate of %s"
            .formatted(step + 1, labels, what, rateNow()));
  }
}
