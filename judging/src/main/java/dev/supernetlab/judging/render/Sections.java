package dev.supernetlab.judging.render;

import dev.supernetlab.judging.Judgement;
import dev.supernetlab.ranking.policy.PolicyComparison;
import dev.supernetlab.ranking.study.Study;
import dev.supernetlab.ranking.trust.PlanSection;
import dev.supernetlab.ranking.trust.TrustReport;
import java.util.ArrayList;
import java.util.List;

/** A report for people, in the order in which it should be read: the verdict, then the evidence. */
final class Sections {
  private Sections() {}

  static List<Section> of(Judgement judgement) {
    TrustReport report = judgement.report();
    List<Section> sections = new ArrayList<>();
    sections.add(verdict(report));
    sections.add(subject(judgement));
    if (report.truth() != null) {
      sections.add(TruthPart.of(report.truth()));
    }
    sections.add(RankingPart.of(report));
    sections.add(CurvePart.of(report));
    if (report.phase() != null) {
      sections.add(PhasePart.of(report.phase()));
    }
    if (report.interference() != null) {
      sections.add(InterferencePart.of(report));
    }
    if (report.choice() != null) {
      sections.add(ChoicePart.of(report.choice(), report.baselines()));
    }
    if (report.policies() != null) {
      sections.add(policies(report.policies()));
    }
    sections.add(plan(report.plan()));
    sections.add(notComputed(report.notComputed()));
    return sections.stream().filter(section -> !section.isEmpty()).toList();
  }

  private static Section verdict(TrustReport report) {
    Section section = new Section("Verdict");
    report.verdict().sentences().forEach(section::say);
    return section;
  }

  private static Section subject(Judgement judgement) {
    TrustReport.Subject subject = judgement.report().subject();
    Section section = new Section("What was judged");
    section.say(
        "%s: %s, %s of %s%s; simulations have seed %d."
            .formatted(
                subject.name(),
                Numbers.of(subject.instances(), "instances"),
                Numbers.of(subject.evaluations(), "evaluations"),
                Numbers.of(subject.children().size(), "children"),
                subject.cycle() == 0
                    ? ", of an order whose cycle is not known"
                    : ", %d to an order cycle".formatted(subject.cycle()),
                subject.seed()));
    if (subject.budget() != null) {
      section.say("One instance cost " + cost(subject.budget()) + ".");
    }
    judgement.notes().forEach(section::say);
    return section;
  }

  private static String cost(Study.Budget budget) {
    return budget == null
        ? "not known"
        : "%.0f updates per child, %s images trained, %s scored"
            .formatted(
                budget.updatesPerChild(),
                Numbers.count(budget.imagesTrained()),
                Numbers.count(budget.imagesScored()));
  }

  static Section policies(PolicyComparison comparison) {
    Section section = new Section("Policies compared");
    Section.Grid policies =
        new Section.Grid("policy", "compared", "GT-Tau", "instances", "cost of one");
    comparison
        .policies()
        .forEach(
            p ->
                policies.row(
                    p.name(),
                    p.basis(),
                    Numbers.two(p.gtTau()),
                    Numbers.count(p.instances()),
                    cost(p.budget())));
    Section.Grid pairs =
        new Section.Grid(
            "difference", "compared", "tau", "", "pairs", "p", "Holm", "Benjamini-Hochberg");
    comparison
        .pairs()
        .forEach(
            p ->
                pairs.row(
                    p.first() + " - " + p.second(),
                    p.basis(),
                    Numbers.two(p.difference()),
                    p.low() == null
                        ? ""
                        : "[%s to %s]".formatted(Numbers.two(p.low()), Numbers.two(p.high())),
                    Numbers.count(p.n()),
                    Numbers.p(p.p()),
                    Numbers.p(p.holm()),
                    Numbers.p(p.benjaminiHochberg())));
    comparison.pairs().stream()
        .map(PolicyComparison.Pair::cost)
        .distinct()
        .filter(cost -> cost != null && !cost.isBlank())
        .forEach(section::say);
    return section.show(policies).show(pairs);
  }

  private static Section plan(PlanSection plan) {
    Section section = new Section("How much more is needed");
    if (plan == null) {
      return section;
    }
    Section.Grid grid = new Section.Grid("question", "have", "need", "to be careful", "");
    plan.rows()
        .forEach(
            row ->
                grid.row(
                    row.question(),
                    Numbers.of(row.have(), row.unit()),
                    Numbers.count(row.needed()),
                    Numbers.count(row.cautious()),
                    row.reason() == null ? "" : row.reason()));
    if (plan.stopping() != null) {
      section.say(plan.stopping().sentence());
    }
    return section.show(grid);
  }

  private static Section notComputed(List<TrustReport.NotComputed> missing) {
    Section section = new Section("Not computed");
    missing.forEach(m -> section.say("not computed: %s: needs %s.".formatted(m.what(), m.needs())));
    return section;
  }
}
