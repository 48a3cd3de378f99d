package dev.supernetlab.contracts.plan;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The canonical form of a child's cell: equal for two children exactly if, trained alone, they are
 * the same function of images and weights up to the order of nodes, and so of the weights that read
 * them.
 *
 * <p>A node's value is a sum of terms, skip connections resolved: the cell's input, or an operator
 * on another value. An operator with weights is a term of its own on every edge; one without is the
 * same term wherever it is applied to the same value. What is applied to zero is zero (convolutions
 * have no bias, batch normalisation neither), and what no output needs does not count. The form is
 * the least description over all orders of the values that are left, those in different places
 * (told apart by the colour refinement of Weisfeiler and Leman) never exchanged.
 */
final class CellForm {
  private static final int INPUT = 0;

  private final List<Term> terms = new ArrayList<>();

  /** How often each term is in each value; the first value is the cell's input. */
  private final List<Map<Integer, Integer>> values = new ArrayList<>();

  private final int[] outputs;
  private List<Integer> live = List.of();
  private int zeros;

  /**
   * An operator on a value.
   *
   * @param edge of an operator with weights; -1 without
   */
  private record Term(Operator operator, int source, int edge) {}

  private CellForm(String label, SpaceSpec space) {
    terms.add(new Term(null, -1, -1));
    values.add(Map.of(INPUT, 1));
    int[] nodes = new int[space.nodes() + 1];
    int edge = 0;
    for (int to = 1; to < nodes.length; to++) {
      Map<Integer, Integer> sum = new TreeMap<>();
      for (int from = 0; from < to; from++, edge++) {
        add(sum, space.operators().get(Labels.digit(label, edge)), nodes[from], edge);
      }
      nodes[to] = value(sum);
    }
    outputs = new int[values.size()];
    int first = space.output() == SpaceSpec.Output.LAST ? space.nodes() : 1;
    for (int node : Arrays.copyOfRange(nodes, first, nodes.length)) {
      outputs[node]++;
    }
  }

  /** The form of a child of a space. */
  static String of(String label, SpaceSpec space) {
    CellForm cell = new CellForm(label, space);
    cell.dropUnused();
    return cell.least();
  }

  private void add(Map<Integer, Integer> sum, Operator operator, int source, int edge) {
    if (operator == Operator.NONE || values.get(source).isEmpty()) {
      return;
    }
    if (operator == Operator.SKIP_CONNECT) {
      values.get(source).forEach((term, times) -> sum.merge(term, times, Integer::sum));
      return;
    }
    Term term = new Term(operator, source, operator.weightless() ? -1 : edge);
    int known = terms.indexOf(term);
    if (known < 0) {
      known = terms.size();
      terms.add(term);
    }
    sum.merge(known, 1, Integer::sum);
  }

  private int value(Map<Integer, Integer> sum) {
    int known = values.indexOf(sum);
    if (known < 0) {
      known = values.size();
      values.add(sum);
    }
    return known;
  }

  /** Finds the values that are an output or that a term of a live value reads. */
  private void dropUnused() {
    boolean[] used = new boolean[values.size()];
    for (int value = values.size() - 1; value >= 0; value--) {
      used[value] |= outputs[value] > 0;
      if (used[value]) {
        values.get(value).keySet().stream()
            .filter(term -> term != INPUT)
            .forEach(term -> used[terms.get(term).source()] = true);
      }
      zeros += values.get(value).isEmpty() ? outputs[value] : 0;
    }
    live =
        IntStream.range(1, used.length)
            .filter(value -> used[value] && !values.get(value).isEmpty())
            .boxed()
            .toList();
  }

  private String least() {
    int[] colours = colours();
    List<Integer> sorted =
        live.stream().sorted((a, b) -> Integer.compare(colours[a], colours[b])).toList();
    return least(new ArrayList<>(sorted), 0, colours);
  }

  /** Over all orders of the values from an index on that keep the colours in order. */
  private String least(List<Integer> order, int from, int[] colours) {
    if (from == order.size()) {
      return description(order);
    }
    String least = null;
    for (int next = from; next < order.size(); next++) {
      if (colours[order.get(next)] == colours[order.get(from)]) {
        List<Integer> other = new ArrayList<>(order);
        other.add(from, other.remove(next));
        String form = least(other, from + 1, colours);
        least = least == null || form.compareTo(least) < 0 ? form : least;
      }
    }
    return least;
  }

  private String description(List<Integer> order) {
    List<Integer> all = new ArrayList<>(List.of(INPUT));
    all.addAll(order);
    String reads =
        IntStream.range(0, terms.size())
            .filter(term -> term == INPUT || counts(term))
            .mapToObj(term -> term(terms.get(term), all) + times(term, all))
            .sorted()
            .collect(Collectors.joining(" "));
    return all.stream().map(v -> outputs[v] + ",").collect(Collectors.joining())
        + zeros
        + " "
        + reads;
  }

  private static String term(Term term, List<Integer> all) {
    return term.operator() == null
        ? "input:"
        : term.operator().label() + all.indexOf(term.source()) + ":";
  }

  /** How often a term is in each value. */
  private String times(int term, List<Integer> all) {
    return all.stream()
        .map(value -> String.valueOf(values.get(value).getOrDefault(term, 0)))
        .collect(Collectors.joining(","));
  }

  /** Equal for values that change places in some renaming; by value. */
  private int[] colours() {
    int[] colours = new int[values.size()];
    for (int value : live) {
      colours[value] = 31 * outputs[value] + values.get(value).getOrDefault(INPUT, 0) + 7;
    }
    colours[INPUT] = 1;
    for (int round = 0; round < live.size(); round++) {
      int[] finer = colours.clone();
      for (int value : live) {
        finer[value] = 31 * (31 * colours[value] + read(value, colours)) + readers(value, colours);
      }
      colours = finer;
    }
    return colours;
  }

  private int read(int value, int[] colours) {
    int[] hashes =
        values.get(value).entrySet().stream()
            .filter(e -> e.getKey() != INPUT)
            .mapToInt(
                e -> 31 * hash(e.getKey(), colours[terms.get(e.getKey()).source()]) + e.getValue())
            .sorted()
            .toArray();
    return Arrays.hashCode(hashes);
  }

  private int readers(int value, int[] colours) {
    int[] hashes =
        IntStream.range(1, terms.size())
            .filter(term -> terms.get(term).source() == value && counts(term))
            .map(
                term ->
                    hash(
                        term,
                        Arrays.hashCode(
                            live.stream()
                                .mapToInt(
                                    v -> 31 * colours[v] + values.get(v).getOrDefault(term, 0))
                                .sorted()
                                .toArray())))
            .sorted()
            .toArray();
    return Arrays.hashCode(hashes);
  }

  /** Whether a live value has the term. */
  private boolean counts(int term) {
    return live.stream().anyMatch(value -> values.get(value).containsKey(term));
  }

  private int hash(int term, int colour) {
    return 31 * colour + terms.get(term).operator().label().hashCode();
  }
}
