package dev.supernetlab.supernet.train;

import dev.supernetlab.contracts.spec.TrainingSpec;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Tensor;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.network.InitialValues;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.ShareAll;
import dev.supernetlab.supernet.space.Child;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One child on one batch, with its logits and gradients laid open. */
final class OneChild implements AutoCloseable {
  private final Kernels kernels;
  private final ChildNetwork network;
  private final Slots slots;
  private final Pass pass;

  private OneChild(Kernels kernels, ChildNetwork network, Slots slots, Child child) {
    this.kernels = kernels;
    this.network = network;
    this.slots = slots;
    this.pass = new Pass(kernels, child, slots.of(child), 0.4, 0);
  }

  static OneChild of(
      Blueprint blueprint, Child child, int batch, InitialValues initialValues, Kernels kernels) {
    TrainingSetup setup =
        new TrainingSetup(blueprint, new ShareAll(), TrainingSpec.DEFAULT, 0, 0, 1, List.of(child));
    return new OneChild(
        kernels,
        new ChildNetwork(kernels, blueprint, batch),
        new Slots(setup, initialValues),
        child);
  }

  /** Forward and backward; returns the loss. */
  double run(float[] images, int[] labels) {
    double loss = forward(images, labels);
    slots.all().forEach(Slot::release);
    network.backward(pass);
    return loss;
  }

  double forward(float[] images, int[] labels) {
    network.images().fill(images);
    System.arraycopy(labels, 0, network.labels(), 0, labels.length);
    return network.forward(pass);
  }

  float[] logits() {
    return network.logits().toArray();
  }

  Tensor value(Parameter parameter) {
    return pass.value(parameter);
  }

  /** By parameter name. */
  Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    for (Slot slot : slots.all()) {
      if (slot.used()) {
        gradients.put(slot.key(), slot.gradient().toArray());
      }
    }
    return gradients;
  }

  @Override
  public void close() {
    network.close();
    slots.close();
    kernels.close();
  }
}
