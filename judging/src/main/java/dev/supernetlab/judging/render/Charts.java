package dev.supernetlab.judging.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BoxChart;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws plots as SVG. */
final class Charts {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 360;
  private static final int MOST_POINTS = 800;
  private static final int FEW = 12;
  private static final int SMALL = 8;
  private static final int NORMAL = 12;
  private static final Color[] COLOURS = {
    new Color(0x2b, 0x6c, 0xb0), new Color(0xc0, 0x56, 0x21), new Color(0x2f, 0x85, 0x5a)
  };

  private int drawn;

  static {
    // There is no screen to draw on.
    System.setProperty("java.awt.headless", "true");
  }

  /** The plot as an SVG element, or a sentence where this Java cannot draw. */
  String svg(Plot plot) {
    try {
      return Svg.of(chart(plot), WIDTH, height(plot), "c" + ++drawn);
    } catch (LinkageError | RuntimeException e) {
      if (hasFonts()) {
        throw e;
      }
      return "<p class=\"note\">Not drawn: this machine has no fonts.</p>";
    }
  }

  private static boolean hasFonts() {
    try {
      return new Font(Font.SANS_SERIF, Font.PLAIN, 1).canDisplay('a');
    } catch (LinkageError | RuntimeException e) {
      return false;
    }
  }

  private static int height(Plot plot) {
    return plot instanceof Plot.Heat ? WIDTH : HEIGHT;
  }

  private static Chart<?, ?> chart(Plot plot) {
    if (plot instanceof Plot.Lines lines) {
      return lines(lines);
    } else if (plot instanceof Plot.Boxes boxes) {
      return boxes(boxes);
    } else if (plot instanceof Plot.Points points) {
      return points(points);
    }
    return heat((Plot.Heat) plot);
  }

  private static void style(Styler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleVisible(false);
    styler.setPlotBorderVisible(false);
    styler.setSeriesColors(COLOURS);
    if (styler instanceof AxesChartStyler axes) {
      // The dashes of the default would each be a shape of its own.
      axes.setPlotGridLinesStroke(new BasicStroke(0.5f));
    }
    styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, NORMAL));
  }

  private static XYChart lines(Plot.Lines plot) {
    XYChart chart = xy(plot.x(), plot.y());
    chart.getStyler().setLegendVisible(plot.names().size() > 1);
    for (int curve = 0; curve < plot.names().size(); curve++) {
      List<Double> all = plot.curves().get(curve);
      int every = Math.max(1, (int) Math.ceil((double) all.size() / MOST_POINTS));
      int[] kept =
          IntStream.range(0, all.size())
              .filter(i -> i % every == 0 && all.get(i) != null)
              .toArray();
      if (kept.length > 0) {
        XYSeries series =
            chart.addSeries(
                plot.names().get(curve),
                IntStream.of(kept).mapToDouble(i -> plot.steps().get(i)).toArray(),
                IntStream.of(kept).mapToDouble(i -> all.get(i)).toArray());
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(curve == 0 ? 1.8f : 1f));
      }
    }
    return chart;
  }

  /** A list that may be asked for null, which those of the JDK refuse. */
  private static <T> List<T> own(List<T> values) {
    return new ArrayList<>(values);
  }

  private static XYChart xy(String x, String y) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(x).yAxisTitle(y).build();
    style(chart.getStyler());
    return chart;
  }

  private static XYChart points(Plot.Points plot) {
    XYChart chart = xy(plot.x(), plot.y());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.addSeries(plot.y(), own(plot.xs()), own(plot.ys()));
    return chart;
  }

  private static BoxChart boxes(Plot.Boxes plot) {
    BoxChart chart =
        new BoxChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(plot.x())
            .yAxisTitle(plot.y())
            .build();
    style(chart.getStyler());
    chart.getStyler().setLegendVisible(false);
    boolean many = plot.names().size() > FEW;
    chart.getStyler().setXAxisLabelRotation(many ? 90 : 20);
    chart
        .getStyler()
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, many ? SMALL : NORMAL));
    for (int i = 0; i < plot.names().size(); i++) {
      chart.addSeries(plot.names().get(i), own(plot.boxes().get(i)));
    }
    return chart;
  }

  private static HeatMapChart heat(Plot.Heat plot) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(WIDTH)
            .height(WIDTH)
            .xAxisTitle(plot.x())
            .yAxisTitle(plot.y())
            .build();
    style(chart.getStyler());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setMin(-plot.largest());
    chart.getStyler().setMax(plot.largest());
    chart
        .getStyler()
        .setRangeColors(
            new Color[] {new Color(0xb2, 0x18, 0x2b), Color.WHITE, new Color(0x21, 0x66, 0xac)});
    chart.getStyler().setXAxisLabelRotation(90);
    chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL));
    List<Number[]> cells = new ArrayList<>();
    for (int i = 0; i < plot.matrix().size(); i++) {
      for (int j = 0; j < plot.matrix().get(i).size(); j++) {
        Double value = plot.matrix().get(i).get(j);
        if (value != null) {
          cells.add(new Number[] {j, i, value});
        }
      }
    }
    chart.addSeries(plot.title(), own(plot.names()), own(plot.names()), cells);
    return chart;
  }
}
