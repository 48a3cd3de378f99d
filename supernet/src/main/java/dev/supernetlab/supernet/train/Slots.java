package dev.supernetlab.supernet.train;

import dev.supernetlab.supernet.network.InitialValues;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.sharing.SharingPolicy;
import dev.supernetlab.supernet.space.Child;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The slots of one training: all that its children use. */
final class Slots implements AutoCloseable {
  private final SharingPolicy sharing;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /** What children have looked up, by label and name: asking the policy takes longer. */
  private final Map<String, Map<String, Slot>> found = new HashMap<>();

  Slots(TrainingSetup setup, InitialValues initialValues) {
    this.sharing = setup.sharing();
    for (Child child : setup.children()) {
      for (Parameter parameter : setup.blueprint().parameters(child)) {
        slots.computeIfAbsent(
            sharing.slot(child, parameter),
            key -> new Slot(key, parameter, initialValues.of(parameter)));
      }
    }
  }

  /** The slots as one child sees them. */
  Function<Parameter, Slot> of(Child child) {
    Map<String, Slot> own = found.computeIfAbsent(child.label(), label -> new HashMap<>());
    return parameter -> own.computeIfAbsent(parameter.name(), name -> slot(child, parameter));
  }

  private Slot slot(Child child, Parameter parameter) {
    String key = sharing.slot(child, parameter);
    Slot slot = slots.get(key);
    if (slot == null) {
      throw new IllegalArgumentException(
          "child " + child + " is not one of this training: no slot " + key);
    }
    return slot;
  }

  /** In the order in which the children use them. */
  Collection<Slot> all() {
    return slots.values();
  }

  Map<String, float[]> values() {
    Map<String, float[]> values = new LinkedHashMap<>();
    all().forEach(slot -> values.put(slot.key(), slot.value().toArray()));
    return values;
  }

  /** Of the slots that ever had a gradient. */
  Map<String, float[]> momenta() {
    Map<String, float[]> momenta = new LinkedHashMap<>();
    for (Slot slot : all()) {
      if (slot.everUsed()) {
        momenta.put(slot.key(), slot.momentum().toArray());
      }
    }
    return momenta;
  }

  /**
   * Puts back what {@link #values} and {@link #momenta} gave.
   *
   * @throws IllegalArgumentException if the arrays do not fit these slots
   */
  void restore(Map<String, float[]> values, Map<String, float[]> momenta) {
    if (!slots.keySet().equals(values.keySet())) {
      throw new IllegalArgumentException("the checkpoint is of another training: other slots");
    }
    values.forEach((key, array) -> slots.get(key).value().fill(array));
    momenta.forEach((key, array) -> slots.get(key).restoreMomentum(array));
  }

  @Override
  public void close() {
    all().forEach(Slot::close);
    slots.clear();
  }
}
