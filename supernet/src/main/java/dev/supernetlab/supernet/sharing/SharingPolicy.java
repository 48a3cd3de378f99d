package dev.supernetlab.supernet.sharing;

import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;
import java.util.List;

/**
 * The degree of weight sharing: says which slot holds a child's parameter. Statistics, momentum and
 * gradient follow their parameter's slot. A policy is a pure function.
 */
public interface SharingPolicy {

  /** Key of the slot; children for which it is equal share this parameter. */
  String slot(Child child, Parameter parameter);

  /**
   * Divides children into trainings: no slot is used from two of them.
   *
   * @param children in enumeration order, which each part keeps
   */
  List<List<Child>> partition(List<Child> children);

  /** The policy that a spec names. */
  static SharingPolicy of(StageSpec.SharingSpec spec) {
    return switch (spec.policy()) {
      case ALL -> new ShareAll();
      case NONE -> new ShareNone();
    };
  }
}
