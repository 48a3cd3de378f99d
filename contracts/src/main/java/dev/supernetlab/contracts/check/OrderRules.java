package dev.supernetlab.contracts.check;

import dev.supernetlab.contracts.check.SpecRules.Findings;
import dev.supernetlab.contracts.plan.Children;
import dev.supernetlab.contracts.spec.EvaluationSpec;
import dev.supernetlab.contracts.spec.StageSpec;
import dev.supernetlab.contracts.spec.StageSpec.Order;
import dev.supernetlab.contracts.spec.StageSpec.Policy;

/** What an order must be given, and which sharing policies it cannot serve. */
final class OrderRules {
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
    if (kind == Order.FAIR && (selected || policy == Policy.NONE || policy == Policy.GROUP)) {
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
    StageSpec.OrderSpec order = stage.order();
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
    if (order.learns() && policy == Policy.NONE) {
      findings.add(
          pointer + "/kind",
          "must be another where every child is trained alone: there is nothing to choose");
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
