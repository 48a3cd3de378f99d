package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.StageSpec.Order;
import dev.supernetlab.contracts.spec.StageSpec.Policy;

/** What an order must be given, and which sharing policies it cannot serve. */
final class OrderRules {
  /** The orders that serve every training, also that of one child. */
  private static final String FOR_ONE = "must be fixed, shuffle-once, shuffle-every or uniform";

  private final Findings findings;
  private final SpecParts parts;

  OrderRules(Findings findings, SpecParts parts) {
    this.findings = findings;
    this.parts = parts;
  }

  void check(String pointer, StageSpec stage) {
    Order kind = stage.order().kind();
    Policy policy = stage.sharing().policy();
    boolean selected = parts.space().filter(Children::selects).isPresent();
    StageSpec.OrderSpec order = stage.order();
    if (policy == Policy.NONE && (kind == Order.FAIR || kind == Order.SANDWICH || order.learns())) {
      findings.add(
          pointer + "/kind",
          FOR_ONE + " where every child is trained alone: a step has nothing to choose from");
    } else if (kind == Order.FAIR && (selected || policy == Policy.GROUP)) {
      findings.add(
          pointer + "/kind",
          FOR_ONE
              + ", or sandwich, evolutionary or controller, where a training has a part of the"
              + " children only (by the space's children, exclude or isomorphic, or by groups): a"
              + " fair step uses every operator of every edge once, for which a part may not do");
    }
    unknown(pointer + "/random", order.random(), kind == Order.SANDWICH, "order sandwich");
    unknown(
        pointer + "/evolution",
        order.evolution(),
        kind == Order.EVOLUTIONARY,
        "order evolutionary");
    unknown(
        pointer + "/controller", order.controller(), kind == Order.CONTROLLER, "order controller");
    unknown(
        pointer + "/rounds", order.rounds(), order.learns(), "orders evolutionary and controller");
    if (order.learns() && order.rounds() == null) {
      findings.add(pointer + "/rounds", "must be given for orders evolutionary and controller");
    }
    if (order.learns() && stage.evaluation().on() == EvaluationSpec.On.TEST) {
      findings.add(
          pointer + "/kind",
          "must be another where scores are of the test images: an order must not learn from them");
    }
  }

  private void unknown(String pointer, Object value, boolean known, String to) {
    if (!known && value != null) {
      findings.add(pointer, "must be left out: it is for " + to);
    }
  }
}
