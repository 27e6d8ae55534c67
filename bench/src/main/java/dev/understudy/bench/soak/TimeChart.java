package dev.understudy.bench.soak;

import static dev.understudy.bench.soak.Sampler.text;

import dev.understudy.bench.soak.Rows.Event;
import java.util.List;

/// Panels one below the other over the same time axis, in minutes; what was done to the server as
/// marks on top. SVG without scripts, legible on light and dark.
final class TimeChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 70;
  private static final int PANEL = 150;
  private static final int GAP = 34;

  private final StringBuilder svg = new StringBuilder();
  private final double minutes;
  private int top = TOP;

  /// @param points minute and value
  /// @param style of the stroke besides its colour
  record Series(String name, String colour, String style, List<double[]> points) {
    static Series solid(String name, String colour, List<double[]> points) {
      return new Series(name, colour, "stroke-width=\"1.8\"", points);
    }

    static Series dashed(String name, String colour, List<double[]> points) {
      return new Series(name, colour, "stroke-width=\"1.5\" stroke-dasharray=\"5 4\"", points);
    }
  }

  TimeChart(String title, double minutes, int panels, List<Event> events) {
    this.minutes = minutes;
    int height = TOP + panels * (PANEL + GAP);
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"%s\">%n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n<text x=\"%d\" y=\"22\" font-size=\"14\" font-weight=\"600\" fill=\"#1b1c1a\">%s</text>%n",
            WIDTH, height, title, WIDTH, height, LEFT, title));
    mark(events, "stopped", "#c2410c", "stopped for 5 s", 0, height);
    mark(events, "half-open connections: begin", "#7c3aed", "10,000 half-open", 1, height);
    mark(events, "disk full", "#15803d", "disk full", 2, height);
  }

  private void mark(
      List<Event> events, String beginning, String colour, String name, int place, int height) {
    int x = LEFT + place * 150;
    svg.append(
        text(
            "<path d=\"M%d 40v10\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%d\" y=\"50\" fill=\"#5a5c57\">%s</text>%n",
            x, colour, x + 6, name));
    for (Event event : events) {
      if (event.is(beginning)) {
        svg.append(
            text(
                "<path d=\"M%.1f %dV%d\" stroke=\"%s\" stroke-opacity=\"0.5\"/>%n",
                x(event.seconds() / 60), TOP - 8, height - GAP, colour));
      }
    }
  }

  /// @param logarithmic then values of 0 are drawn at the bottom
  TimeChart panel(String name, double from, double to, boolean logarithmic, List<Series> series) {
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" fill=\"#1b1c1a\" font-weight=\"600\">%s</text>%n",
            LEFT, top - 4, name));
    for (double line : lines(from, to, logarithmic)) {
      double y = y(line, from, to, logarithmic);
      svg.append(
          text(
              "<path d=\"M%d %.1fH%d\" stroke=\"#e3e3df\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#5a5c57\">%s</text>%n",
              LEFT, y, WIDTH - RIGHT, LEFT - 6, y + 4, number(line)));
    }
    double step = minutes > 60 ? 15 : minutes > 20 ? 5 : 0.5;
    for (double minute = 0; minute <= minutes; minute += step) {
      svg.append(
          text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#5a5c57\">%s min</text>%n",
              x(minute), top + PANEL + 14, number(minute)));
    }
    int legend = WIDTH - RIGHT;
    for (Series one : series.reversed()) {
      legend -= 44 + 7 * one.name().length();
      svg.append(
          text(
              "<path d=\"M%d %dh24\" stroke=\"%s\" %s/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
              legend,
              top - 8,
              one.colour(),
              one.style(),
              legend + 30,
              top - 4,
              one.colour(),
              one.name()));
    }
    for (Series one : series) {
      StringBuilder points = new StringBuilder();
      for (double[] point : one.points()) {
        double value = Math.clamp(point[1], from, to);
        points.append(text("%.1f,%.1f ", x(point[0]), y(value, from, to, logarithmic)));
      }
      svg.append(
          text(
              "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" %s/>%n",
              points.toString().strip(), one.colour(), one.style()));
    }
    top += PANEL + GAP;
    return this;
  }

  String svg() {
    return svg + "</svg>\n";
  }

  private static double[] lines(double from, double to, boolean logarithmic) {
    if (logarithmic) {
      int first = (int) Math.round(Math.log10(from));
      int last = (int) Math.round(Math.log10(to));
      return java.util.stream.IntStream.rangeClosed(first, last)
          .mapToDouble(power -> Math.pow(10, power))
          .toArray();
    }
    return java.util.stream.IntStream.rangeClosed(0, 4)
        .mapToDouble(i -> from + (to - from) * i / 4)
        .toArray();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? text("%,.0f", value)
        : text("%s", Math.rint(value * 1e4) / 1e4);
  }

  private double x(double minute) {
    return LEFT + minute / minutes * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value, double from, double to, boolean logarithmic) {
    double share =
        logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    return top + PANEL - share * PANEL;
  }
}
