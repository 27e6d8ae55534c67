package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.core.verify.Curve;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The told cumulative distribution dashed over the served one, on a logarithmic time axis, as SVG
/// without scripts.
final class EcdfChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 36;
  private static final double LABELLED = 0.35;

  private final double from; // log of ns
  private final double to;

  private EcdfChart(double fromNanos, double toNanos) {
    from = Math.log(fromNanos);
    to = Math.log(toNanos);
  }

  static String of(Curve curve) {
    List<Curve.Point> points = curve.points();
    EcdfChart chart = new EcdfChart(points.getFirst().nanos(), points.getLast().nanos());
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Cumulative distribution of the"
                + " times of %s, told and served\">%n",
            WIDTH, HEIGHT, Markup.escape(curve.endpoint())));
    chart.axes(svg);
    StringBuilder servedPath = new StringBuilder();
    StringBuilder toldPath = new StringBuilder();
    for (Curve.Point point : points) {
      String x = text("%s%.1f ", servedPath.isEmpty() ? "M" : "L", chart.x(point.nanos()));
      servedPath.append(x).append(text("%.1f", y(point.served())));
      toldPath.append(x).append(text("%.1f", y(point.told())));
    }
    svg.append("<path class=\"served\" d=\"").append(servedPath).append("\"/>\n");
    svg.append("<path class=\"told\" d=\"").append(toldPath).append("\"/>\n");
    // each on the outer side of the two lines, a third from the bottom
    boolean slower = nanosAt(points, Curve.Point::served) > nanosAt(points, Curve.Point::told);
    chart.label(svg, points, "isTold", "told", Curve.Point::told, !slower);
    chart.label(svg, points, "isServed", "served", Curve.Point::served, slower);
    return svg.append("</svg>\n").toString();
  }

  private static double nanosAt(List<Curve.Point> points, ToDoubleFunction<Curve.Point> line) {
    return points.stream()
        .filter(point -> line.applyAsDouble(point) >= LABELLED)
        .findFirst()
        .orElse(points.getLast())
        .nanos();
  }

  /// A line's name beside it.
  private void label(
      StringBuilder svg,
      List<Curve.Point> points,
      String style,
      String name,
      ToDoubleFunction<Curve.Point> line,
      boolean right) {
    svg.append(
        text(
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s%s\">%s</text>%n",
            x(nanosAt(points, line)) + (right ? 12 : -12),
            y(LABELLED) + (right ? 10 : -2),
            style,
            right ? "" : " end",
            name));
  }

  private void axes(StringBuilder svg) {
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = y(percent / 100.0);
      svg.append(
          text(
              "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" class=\"end\">%d"
                  + " %%</text>%n",
              LEFT, y, WIDTH - RIGHT, LEFT - 6, y + 4, percent));
    }
    for (double decade = 1e3; decade < 1e14; decade *= 10) {
      for (int step : new int[] {1, 2, 5}) {
        double nanos = decade * step;
        if (Math.log(nanos) >= from && Math.log(nanos) <= to) {
          svg.append(
              text(
                  "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" y=\"%d\""
                      + " class=\"middle\">%s</text>%n",
                  x(nanos),
                  TOP,
                  HEIGHT - BOTTOM,
                  x(nanos),
                  HEIGHT - BOTTOM + 18,
                  Figures.duration(nanos)));
        }
      }
    }
  }

  private double x(double nanos) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log(nanos) - from) / (to - from);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
