package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.util.ArrayList;
import java.util.List;

/// Horizontal bars on one scale, with the figure at each bar's end. SVG without scripts, legible on
/// light and dark.
final class Bars {
  private static final int WIDTH = 720;
  private static final int LEFT = 170;
  private static final int RIGHT = 110;
  private static final int STEP = 26;
  private static final int TOP = 44;

  private record Bar(String name, double value, String label) {}

  private final String title;
  private final List<Bar> bars = new ArrayList<>();

  Bars(String title) {
    this.title = title;
  }

  /// @param label the figure with its unit
  Bars add(String name, double value, String label) {
    bars.add(new Bar(name, value, label));
    return this;
  }

  String svg() {
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    int height = TOP + STEP * bars.size() + 10;
    StringBuilder svg =
        new StringBuilder(
            text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"%s\">%n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n<text x=\"16\" y=\"24\" fill=\"#1b1c1a\" font-weight=\"600\">%s</text>%n",
                WIDTH, height, title, WIDTH, height, title));
    int y = TOP;
    for (Bar bar : bars) {
      double width = Math.max(1, bar.value() / most * (WIDTH - LEFT - RIGHT));
      String colour = bar.name().equals("Understudy") ? "#0b5cad" : "#9aa09a";
      svg.append(
          text(
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1b1c1a\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\" fill=\"#1b1c1a\">%s</text>%n",
              LEFT - 8,
              y + 14,
              bar.name(),
              LEFT,
              y,
              width,
              colour,
              LEFT + width + 6,
              y + 14,
              bar.label()));
      y += STEP;
    }
    return svg.append("</svg>\n").toString();
  }
}
