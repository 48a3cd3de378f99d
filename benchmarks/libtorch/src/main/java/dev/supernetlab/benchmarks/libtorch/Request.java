package dev.supernetlab.benchmarks.libtorch;

import java.util.Arrays;
import java.util.List;

/**
 * What to run for one measurement.
 *
 * @param kind training or scoring
 * @param stem paper, conv3x3 or conv1x1
 * @param children operators of each child in edge order
 */
record Request(
    String kind,
    int height,
    int channelsIn,
    int channels,
    int cells,
    String stem,
    int stemChannels,
    int batch,
    List<List<String>> children) {

  /**
   * Reads the fields in their order, separated by blanks; children by semicolons, operators by
   * commas.
   */
  static Request parse(String line) {
    String[] field = line.split(" ", -1);
    return new Request(
        field[0],
        Integer.parseInt(field[1]),
        Integer.parseInt(field[2]),
        Integer.parseInt(field[3]),
        Integer.parseInt(field[4]),
        field[5],
        Integer.parseInt(field[6]),
        Integer.parseInt(field[7]),
        Arrays.stream(field[8].split(";", -1))
            .map(child -> List.of(child.split(",", -1)))
            .toList());
  }

  boolean training() {
    return kind.equals("training");
  }
}
