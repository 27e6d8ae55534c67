package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.core.distribution.Distribution;

/// Told against served as a picture: the configured cdf dashed, the measured one solid, on a
/// logarithmic time axis. SVG without scripts, legible on light and dark.
final class Chart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 56;
  private static final int BOTTOM = 44;
  private static final int TOP = 40;
  private static final int RIGHT = 16;

  private final double from;
  private final double to;
  private final StringBuilder svg = new StringBuilder();

  private Chart(double fromMillis, double toMillis) {
    this.from = Math.log(fromMillis);
    this.to = Math.log(toMillis);
  }

  /// @param law in nanoseconds
  static String toldAndServed(String title, Distribution law, H2load served) {
    double first = law.quantile(0.001) / 1e6;
    Chart chart = new Chart(first, law.quantile(0.9995) / 1e6);
    chart.frame(title);
    StringBuilder told = new StringBuilder();
    StringBuilder measured = new StringBuilder();
    for (int i = 0; i <= 400; i++) {
      double millis = Math.exp(chart.from + (chart.to - chart.from) * i / 400);
      told.append(chart.point(millis, law.cdf(millis * 1e6)));
      measured.append(chart.point(millis, served.share(millis)));
    }
    chart.line(measured, "#0b5cad", "stroke-width=\"2.5\"");
    chart.line(told, "#1b1c1a", "stroke-width=\"1.5\" stroke-dasharray=\"6 5\"");
    chart.legend(served.micros().length);
    return chart.svg.append("</svg>\n").toString();
  }

  private void frame(String title) {
    svg.append(
            text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"%s: the measured cumulative distribution lies on the configured one\">%n",
                WIDTH, HEIGHT, title))
        .append(text("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, HEIGHT))
        .append(
            text(
                "<text x=\"%d\" y=\"22\" fill=\"#1b1c1a\" font-weight=\"600\">%s</text>%n",
                LEFT, title));
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = y(percent / 100.0);
      svg.append(
          text(
              "<path d=\"M%d %.1fH%d\" stroke=\"#dcdcd8\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#5a5c57\">%d %%</text>%n",
              LEFT, y, WIDTH - RIGHT, LEFT - 6, y + 4, percent));
    }
    for (double decade = 1e-2; decade < 1e6; decade *= 10) {
      for (int step : new int[] {1, 2, 5}) {
        double millis = decade * step;
        if (Math.log(millis) > from && Math.log(millis) < to) {
          svg.append(
              text(
                  "<path d=\"M%.1f %dV%d\" stroke=\"#dcdcd8\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#5a5c57\">%s ms</text>%n",
                  x(millis),
                  TOP,
                  HEIGHT - BOTTOM,
                  x(millis),
                  HEIGHT - BOTTOM + 18,
                  millis < 1 ? millis : "" + (long) millis));
        }
      }
    }
  }

  private void line(StringBuilder points, String colour, String more) {
    svg.append(
        text(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" %s/>%n",
            points.toString().strip(), colour, more));
  }

  private void legend(int n) {
    int y = HEIGHT - BOTTOM - 16;
    int x = WIDTH - RIGHT - 290;
    svg.append(
        text(
            "<path d=\"M%d %dh30\" stroke=\"#1b1c1a\" stroke-width=\"1.5\" stroke-dasharray=\"6 5\"/><text x=\"%d\" y=\"%d\" fill=\"#1b1c1a\">told</text>%n<path d=\"M%d %dh30\" stroke=\"#0b5cad\" stroke-width=\"2.5\"/><text x=\"%d\" y=\"%d\" fill=\"#0b5cad\">served, %,d requests</text>%n",
            x, y - 4, x + 36, y, x + 76, y - 4, x + 112, y, n));
  }

  private String point(double millis, double share) {
    return text("%.1f,%.1f ", x(millis), y(share));
  }

  private double x(double millis) {
    return LEFT + (Math.log(millis) - from) / (to - from) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }
}
