package dev.supernetlab.supernet.sharing;

import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.supernet.network.Parameter;
import dev.supernetlab.supernet.space.Child;

/**
 * The degree of weight sharing within one training: says which slot holds a child's parameter.
 * Statistics, momentum and gradient follow their parameter's slot. A policy is a pure function, and
 * knows children by their labels only: it does not matter where one stands in a list.
 */
public interface SharingPolicy {

  /** Key of the slot; children for which it is equal share this parameter. */
  String slot(Child child, Parameter parameter);

  /** The policy that a spec names. Of groups each is a training, whose children share all. */
  static SharingPolicy of(StageSpec.SharingSpec spec) {
    return switch (spec.policy()) {
      case ALL, GROUP -> new ShareAll();
      case NONE -> new ShareNone();
      case PREFIX -> new SharePrefix(spec.cells());
      case ONLY -> new ShareOnly(spec.match());
      case EXCEPT -> new ShareExcept(spec.match());
    };
  }
}
