package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    MarkdownTable table = new MarkdownTable(List.of("a", "long"));
    table.row(List.of("wide", "b"));
    assertThat(table.toString().lines())
        .containsExactly("| a    | long |", "|------|------|", "| wide | b    |");
  }

  @Test
  void aRowHasAsManyCellsAsTheHeader() {
    MarkdownTable table = new MarkdownTable(List.of("a"));
    assertThatThrownBy(() -> table.row(List.of("b", "c"))).hasMessage("2 cells for 1");
  }
}
