package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Curve;
import dev.understudy.core.verify.Observations;
import dev.understudy.core.verify.Settings;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// A verification as one HTML page that needs nothing else: verdicts, told against served as a
/// picture and as tables, sample sizes, and how it was done. The same data make the same page in
/// the same environment.
public final class VerificationHtml {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b1c1a;--soft:#5a5c57;--line:#dcdcd8;--paper:#fff;--served:#0b5cad;--pass:#1a7048;--fail:#b3261e;--open:#8a5a00}
      @media(prefers-color-scheme:dark){:root{--ink:#ecede9;--soft:#a9aca3;--line:#353832;--paper:#151614;--served:#7db7f0;--pass:#6cc79a;--fail:#f28b82;--open:#e0b055}}
      body{font:14px/20px system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:24px auto;padding:0 16px}
      h1{font-size:20px;line-height:28px;margin:0}h2{font-size:16px;line-height:24px;margin:32px 0 8px}a{color:var(--served)}
      .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:6px 16px 6px 0;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
      th{color:var(--soft);font-weight:400}td.n,th.n{text-align:right}th:last-child,td:last-child{padding-right:0}
      td.verdict{white-space:normal;min-width:14rem;width:45%}
      .pass{color:var(--pass)}.fail{color:var(--fail);font-weight:600}.not_enough_yet{color:var(--open)}.not_judged,.soft{color:var(--soft)}
      .sum{font-size:16px;line-height:24px;margin:4px 0 16px}figure{margin:8px 0}svg{width:100%;height:auto;display:block}
      svg text{font-size:12px;fill:var(--soft)}.end{text-anchor:end}.middle{text-anchor:middle}svg text.isServed,svg text.isTold{paint-order:stroke;stroke:var(--paper);stroke-width:4px;fill:var(--ink)}svg text.isServed{fill:var(--served);font-weight:600}
      .grid{stroke:var(--line);fill:none}.served{stroke:var(--served);stroke-width:2.5;fill:none}.told{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 5;fill:none}
      figcaption{color:var(--soft)}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px}dt{color:var(--soft)}dd{margin:0}ul{padding-left:20px}li{overflow-wrap:anywhere}
      @media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--served:#0b5cad;--pass:#1a7048;--fail:#b3261e;--open:#8a5a00}body{max-width:none;margin:0;padding:0;font-size:9pt;line-height:13pt}th,td{padding:2pt 10pt 2pt 0}.wide{overflow:visible}figure svg{max-height:55mm}figure,tr,dl{break-inside:avoid}h2{break-after:avoid}figure{break-after:avoid}}
      """;

  private final StringBuilder page = new StringBuilder();
  private final Verification verification;

  private VerificationHtml(Verification verification) {
    this.verification = verification;
  }

  /// @param service name of the configuration
  /// @param environment that it was judged in: version, Java, machine
  public static String of(String service, Verification verification, String environment) {
    VerificationHtml html = new VerificationHtml(verification);
    html.head(service);
    List<String> endpoints =
        verification.report().claims().stream().map(Claim::endpoint).distinct().toList();
    html.overview(endpoints);
    endpoints.forEach(html::endpoint);
    html.facts(environment);
    return html.page.append("</body>\n</html>\n").toString();
  }

  private void head(String service) {
    String title = Markup.escape(service) + ": told and served";
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
        .append(title)
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(title)
        .append("</h1>\n<p class=\"sum ")
        .append(style(verification.report().verdict()))
        .append("\">")
        .append(VerificationText.summary(verification))
        .append("</p>\n");
  }

  private void overview(List<String> endpoints) {
    page.append(
            "<div class=\"wide\">\n"
                + "<table>\n"
                + "<tr><th>endpoint<th class=\"n\">requests<th class=\"n\">pass")
        .append("<th class=\"n\">fail<th class=\"n\">not enough<th class=\"n\">not judged</tr>\n");
    for (String id : endpoints) {
      page.append("<tr><td><a href=\"#")
          .append(Markup.escape(id))
          .append("\">")
          .append(Markup.escape(id))
          .append("</a>");
      number(requests(id));
      for (Verdict verdict :
          List.of(Verdict.PASS, Verdict.FAIL, Verdict.NOT_ENOUGH_YET, Verdict.NOT_JUDGED)) {
        number(
            verification.claims(id).stream().filter(claim -> claim.verdict() == verdict).count());
      }
      page.append("</tr>\n");
    }
    page.append("</table>\n</div>\n");
  }

  private void endpoint(String id) {
    String name = Markup.escape(id);
    page.append("<section id=\"").append(name).append("\">\n<h2>").append(name).append("</h2>\n");
    verification.curve(id).ifPresent(this::figure);
    page.append("<div class=\"wide\">\n<table>\n<tr><th>claim<th class=\"n\">told")
        .append("<th class=\"n\">served<th class=\"n\">interval<th class=\"n\">n<th>verdict")
        .append("</tr>\n");
    for (Claim claim : verification.claims(id)) {
      page.append("<tr title=\"").append(Markup.escape(claim.method().description())).append("\">");
      cell(ClaimText.label(claim));
      value(ClaimText.told(claim));
      value(ClaimText.served(claim));
      value(ClaimText.interval(claim));
      number(claim.n());
      page.append("<td class=\"verdict ")
          .append(style(claim.verdict()))
          .append("\">")
          .append(sign(claim.verdict()))
          .append(' ')
          .append(Markup.escape(ClaimText.verdict(claim)))
          .append("</tr>\n");
    }
    page.append("</table>\n</div>\n</section>\n");
  }

  private void figure(Curve curve) {
    page.append("<figure>\n")
        .append(EcdfChart.of(curve))
        .append("<figcaption>Share of the replies by their time: served (")
        .append(Figures.count(curve.n()))
        .append(") and told.</figcaption>\n</figure>\n");
  }

  private void facts(String environment) {
    Settings settings = verification.report().settings();
    page.append("<section>\n<h2>How it was done</h2>\n<dl>\n");
    fact("margin", Figures.share(settings.margin()) + " of what was told");
    fact(
        "verdicts",
        "pass: the 90 % interval lies within the margin. fail: it surely lies outside, with at most"
            + " 1 % chance of a wrong fail in the whole report (Holm). not enough: neither yet.");
    fact("transport", Remarks.transport(verification));
    fact(
        "clock",
        Figures.duration(settings.clock().tickNanos())
            + ", "
            + settings.clock().reading().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (verification.firstNanos() >= 0) {
      Instant first = instant(verification.firstNanos());
      Duration span = Duration.between(first, instant(verification.lastNanos()));
      fact("measured", "from " + first + " on, for " + Figures.span(span.toMillis() / 1e3));
    }
    fact("environment", environment);
    page.append("</dl>\n<ul class=\"soft\">\n");
    for (String remark : Remarks.of(verification)) {
      page.append("<li>").append(Markup.escape(remark.strip())).append("</li>\n");
    }
    page.append("</ul>\n</section>\n");
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS);
  }

  private long requests(String id) {
    return verification.endpoints().stream()
        .filter(seen -> seen.model().endpoint().equals(id))
        .mapToLong(Observations::n)
        .findFirst()
        .orElseGet(() -> verification.claims(id).stream().mapToLong(Claim::n).max().orElseThrow());
  }

  private void fact(String name, String value) {
    page.append("<dt>").append(name).append("<dd>").append(Markup.escape(value)).append('\n');
  }

  private void cell(String text) {
    page.append("<td>").append(Markup.escape(text));
  }

  private void value(String text) {
    page.append("<td class=\"n\">").append(Markup.escape(text));
  }

  private void number(long value) {
    value(Figures.count(value));
  }

  /// A verdict is not told by its colour alone.
  private static char sign(Verdict verdict) {
    return switch (verdict) {
      case PASS -> '\u2713';
      case FAIL -> '\u2717';
      case NOT_ENOUGH_YET -> '\u2026';
      case NOT_JUDGED -> '\u2013';
    };
  }

  private static String style(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
