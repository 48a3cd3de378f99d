package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.StageSpec.Order;
import dev.supernetlab.contracts.spec.StageSpec.Policy;

/** What an order must be given, and which sharing policies it cannot serve. */
final class OrderRules {
  private final Findings findings;

  OrderRules(Findings findings) {
    this.findings = findings;
  }

  void check(String pointer, StageSpec stage) {
    Order kind = stage.order().kind();
    Policy policy = stage.sharing().policy();
    if (kind == Order.FAIR && (policy == Policy.NONE || policy == Policy.GROUP)) {
      findings.add(
          pointer + "/kind",
          "cannot be fair where a training has a part of the children only: each of its steps uses"
              + " every operator of every edge once");
    }
    if (kind == Order.SANDWICH && policy == Policy.NONE) {
      findings.add(
          pointer + "/kind",
          "must be another where every child is trained alone: no sandwich of one");
    }
    if (kind != Order.SANDWICH && stage.order().random() != null) {
      findings.add(pointer + "/random", "must be left out: it is for order sandwich");
    }
  }
}
