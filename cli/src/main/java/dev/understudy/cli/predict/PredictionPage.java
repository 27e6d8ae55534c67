package dev.understudy.cli.predict;

import dev.understudy.control.predict.About;
import dev.understudy.core.predict.Prediction;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.predict.Sweep;
import dev.understudy.core.schedule.DurationText;
import java.util.List;

/// A prediction as a page of HTML that needs nothing else: no script, no font, no request. Light
/// and dark as the reader's system, legible in print.
public final class PredictionPage {
  private static final int CHARTED = 50; // endpoints; of a thousand the page would be 20 MB
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--bg:#fbfbfa;--ink:#1b1c1a;--ink2:#5a5c57;--line:#dcdcd8;
      --served:#0b5cad;--bad:#f96106;--q1:#5390cc;--q2:#2f78c2;--q3:#0b5cad;--q4:#083b70}
      @media(prefers-color-scheme:dark){:root{--bg:#151614;--ink:#ecede9;--ink2:#a9aca3;
      --line:#353832;--served:#7db7f0;--bad:#f98613;--q1:#3f78b5;--q2:#5e97d6;--q3:#8fc0f4;
      --q4:#cfe5fc}}
      body{margin:24px auto;max-width:1360px;padding:0 16px;background:var(--bg);color:var(--ink);
      font:14px/20px system-ui,sans-serif}
      h1{font-size:20px}h2{font-size:16px;margin:24px 0 8px}pre{overflow-x:auto}
      div{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:16px}
      figure{margin:0}figcaption{color:var(--ink2)}svg{width:100%}
      text{font-size:12px;fill:var(--ink2)}.grid{stroke:var(--line);fill:none}
      .line{fill:none;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
      path.told{stroke:var(--ink);stroke-dasharray:4 3}text.told{fill:var(--ink)}
      path.served{stroke:var(--served)}text.served{fill:var(--served)}
      path.bad{stroke:var(--bad)}text.bad{fill:var(--ink)}
      path.p50{stroke:var(--q1)}path.p90{stroke:var(--q2)}path.p99{stroke:var(--q3)}
      path.p999{stroke:var(--q4)}
      """;

  private PredictionPage() {}

  /// The page of a prediction over time.
  public static String of(Prediction prediction, About about) {
    StringBuilder body = new StringBuilder();
    for (Timeline<Interval> endpoint : prediction.endpoints().stream().limit(CHARTED).toList()) {
      double[] middles =
          endpoint.intervals().stream()
              .mapToDouble(it -> it.fromNanos() + (it.toNanos() - it.fromNanos()) / 2.0)
              .toArray();
      body.append("<h2>").append(Html.text(endpoint.name())).append("</h2>\n");
      body.append(
          new EndpointCharts(endpoint.intervals(), middles, it -> DurationText.of((long) it))
              .html());
    }
    return page(
        about,
        PredictionText.of(prediction, about, false),
        body + left(prediction.endpoints().size()));
  }

  /// The page of a sweep: figures by rate.
  public static String of(Sweep sweep, About about) {
    StringBuilder body = new StringBuilder();
    double[] rates = sweep.rows().stream().mapToDouble(Sweep.Row::perSecond).toArray();
    List<Timeline<Interval>> endpoints = sweep.rows().getFirst().prediction().endpoints();
    for (int i = 0; i < Math.min(endpoints.size(), CHARTED); i++) {
      int number = i;
      List<Interval> byRate =
          sweep.rows().stream()
              .map(row -> row.prediction().endpoints().get(number).whole())
              .toList();
      body.append("<h2>").append(Html.text(endpoints.get(i).name())).append("</h2>\n");
      body.append(new EndpointCharts(byRate, rates, Shown::rate).html());
    }
    return page(about, SweepText.of(sweep, it -> it), body + left(endpoints.size()));
  }

  private static String left(int endpoints) {
    return endpoints > CHARTED
        ? "<p>Charts of the first " + CHARTED + " of " + endpoints + " endpoints.</p>\n"
        : "";
  }

  private static String page(About about, String table, String body) {
    String title = "Prediction: " + about.service() + ", " + about.workload();
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\""
        + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + Html.text(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style></head>\n<body>\n<h1>"
        + Html.text(title)
        + "</h1>\n<p>Scenario "
        + Html.text(about.scenario())
        + ", seed "
        + about.seed()
        + ". Computed in virtual time by the code that serves.</p>\n<pre>"
        + Html.text(table)
        + "</pre>\n"
        + body
        + "</body></html>\n";
  }
}
