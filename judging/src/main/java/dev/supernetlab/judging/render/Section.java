package dev.supernetlab.judging.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report for people: sentences first, then grids, what their signs mean, and plots.
 *
 * @param plots what a page can draw; text leaves them out
 */
record Section(
    String title, List<String> sentences, List<Grid> grids, List<String> notes, List<Plot> plots) {

  Section(String title) {
    this(title, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * A small table.
   *
   * @param rows cells as text; rows may be shorter than the header
   */
  record Grid(List<String> header, List<List<String>> rows) {
    Grid(String... header) {
      this(List.of(header), new ArrayList<>());
    }

    Grid row(String... cells) {
      rows.add(List.of(cells));
      return this;
    }
  }

  Section say(String sentence) {
    sentences.add(sentence);
    return this;
  }

  Section note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /** Adds a grid that has rows. */
  Section show(Grid grid) {
    if (!grid.rows().isEmpty()) {
      grids.add(grid);
    }
    return this;
  }

  Section draw(Plot plot) {
    plots.add(plot);
    return this;
  }

  boolean isEmpty() {
    return sentences.isEmpty() && grids.isEmpty() && plots.isEmpty();
  }
}
