package dev.understudy.cli.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/// A line chart as SVG that needs no script: axes with units, lines labelled at their ends. Colours
/// are classes of the page's style.
final class SvgChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 180;
  private static final int LEFT = 64;
  private static final int RIGHT = 96;
  private static final int TOP = 12;
  private static final int BOTTOM = 24;
  private static final int LABEL = 13; // least distance of two labels

  private final String title;
  private final double[] x;
  private final DoubleFunction<String> showX;
  private final DoubleFunction<String> showY;
  private final boolean log;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();
  private double least;
  private double top;

  private record Line(String name, String style, double[] y) {}

  private record Label(double y, String name, String style) {}

  /// @param title also what a screen reader says
  /// @param x places, rising
  /// @param log whether the y axis is logarithmic; else it begins at 0
  SvgChart(
      String title,
      double[] x,
      DoubleFunction<String> showX,
      DoubleFunction<String> showY,
      boolean log) {
    this.title = title;
    this.x = x.clone();
    this.showX = showX;
    this.showY = showY;
    this.log = log;
  }

  /// @param style class of the line: `told`, `served`, `p50` ..
  /// @param y a value for each x; NaN leaves a gap
  SvgChart line(String name, String style, double[] y) {
    lines.add(new Line(name, style, y.clone()));
    return this;
  }

  String svg() {
    double[] known =
        lines.stream()
            .flatMapToDouble(line -> DoubleStream.of(line.y()))
            .filter(this::drawn)
            .toArray();
    double most = DoubleStream.of(known).max().orElse(1);
    least = log ? DoubleStream.of(known).min().orElse(0.1) : 0;
    top = log ? Math.max(most, least * 1.01) : most > 0 ? most * 1.05 : 1;
    svg.append("<figure><figcaption>").append(Html.text(title)).append("</figcaption>\n");
    svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    svg.append("\" role=\"img\" aria-label=\"").append(Html.text(title)).append("\">\n");
    for (int i = 0; i <= 2; i++) {
      grid(log ? least * Math.pow(top / least, i / 2.0) : top * i / 2);
    }
    text(LEFT, HEIGHT - 6, "start", "", showX.apply(x[0]));
    if (x.length > 1) {
      text(WIDTH - RIGHT, HEIGHT - 6, "end", "", showX.apply(x[x.length - 1]));
    }
    List<Label> labels = new ArrayList<>();
    lines.forEach(line -> path(line, labels));
    labels(labels);
    return svg.append("</svg></figure>\n").toString();
  }

  private boolean drawn(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  private void grid(double value) {
    svg.append("<path class=\"grid\" d=\"M").append(LEFT).append(' ').append(place(y(value)));
    svg.append("H").append(WIDTH - RIGHT).append("\"/>");
    text(LEFT - 6, y(value) + 4, "end", "", showY.apply(value));
  }

  private void path(Line line, List<Label> labels) {
    StringBuilder path = new StringBuilder();
    double last = 0;
    boolean gap = true;
    for (int i = 0; i < x.length; i++) {
      if (!drawn(line.y()[i])) {
        gap = true;
        continue;
      }
      last = y(line.y()[i]);
      path.append(gap ? 'M' : 'L').append(place(x(i))).append(' ').append(place(last));
      path.append(gap ? "h0" : ""); // with round ends, a value alone is a dot
      gap = false;
    }
    if (!path.isEmpty()) {
      svg.append("<path class=\"line ").append(line.style()).append("\" d=\"");
      svg.append(path).append("\"/>\n");
      labels.add(new Label(last, line.name(), line.style()));
    }
  }

  /// Each at the end of its line, or below the one above.
  private void labels(List<Label> labels) {
    double above = Double.NEGATIVE_INFINITY;
    for (Label label : labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList()) {
      above = Math.max(label.y() + 4, above + LABEL);
      text(WIDTH - RIGHT + 6, above, "start", label.style(), label.name());
    }
  }

  private void text(double atX, double atY, String anchor, String style, String text) {
    svg.append("<text x=\"").append(place(atX)).append("\" y=\"").append(place(atY));
    svg.append("\" text-anchor=\"").append(anchor);
    svg.append(style.isEmpty() ? "" : "\" class=\"" + style).append("\">");
    svg.append(Html.text(text)).append("</text>\n");
  }

  private double x(int i) {
    double span = x[x.length - 1] - x[0];
    return LEFT + (span > 0 ? (x[i] - x[0]) / span : 0) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    double share = log ? Math.log(value / least) / Math.log(top / least) : value / top;
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static String place(double at) {
    return String.format(Locale.ROOT, "%.1f", at);
  }
}
