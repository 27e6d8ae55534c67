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
      :root{color-scheme:light dark;--ink:#1b1c1a;--soft:#5a5c57;--line:#dcdcd8;--paper:#fff;--served:#0b5cad;--pass:#1a6b2f;--fail:#b3261e;--open:#8a5a00}
      @media(prefers-color-scheme:dark){:root{--ink:#e8e8e4;--soft:#a5a7a1;--line:#3a3b38;--paper:#191a18;--served:#6db3f2;--pass:#7bc98f;--fail:#ff8a80;--open:#e0b15a}}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
      th{color:var(--soft);font-weight:500}td.n,th.n{text-align:right}
      .pass{color:var(--pass)}.fail{color:var(--fail);font-weight:600}.not_enough_yet{color:var(--open)}.not_judged,.soft{color:var(--soft)}
      .verdict{font-size:1.1rem;margin:.25rem 0 1rem}figure{margin:.5rem 0}svg{width:100%;height:auto}
      svg text{font-size:12px;fill:var(--soft)}.end{text-anchor:end}.middle{text-anchor:middle}
      .grid{stroke:var(--line);fill:none}.served{stroke:var(--served);stroke-width:2.5;fill:none}.told{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 5;fill:none}
      figcaption{color:var(--soft)}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.5rem}dt{color:var(--soft)}dd{margin:0}
      @media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--served:#0b5cad;--pass:#1a6b2f;--fail:#b3261e;--open:#8a5a00}body{max-width:none;margin:0;font-size:10pt}section,figure,tr{break-inside:avoid}h2{break-after:avoid}}
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
        .append("</h1>\n<p class=\"verdict ")
        .append(style(verification.report().verdict()))
        .append("\">")
        .append(VerificationText.summary(verification))
        .append("</p>\n");
  }

  private void overview(List<String> endpoints) {
    page.append("<table>\n<tr><th>endpoint<th class=\"n\">requests<th class=\"n\">pass")
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
    page.append("</table>\n");
  }

  private void endpoint(String id) {
    String name = Markup.escape(id);
    page.append("<section id=\"").append(name).append("\">\n<h2>").append(name).append("</h2>\n");
    verification.curve(id).ifPresent(this::figure);
    page.append("<table>\n<tr><th>claim<th>told<th>served<th>interval<th class=\"n\">n<th>verdict")
        .append("</tr>\n");
    for (Claim claim : verification.claims(id)) {
      page.append("<tr title=\"").append(Markup.escape(claim.method().description())).append("\">");
      cell(ClaimText.label(claim));
      cell(ClaimText.told(claim));
      cell(ClaimText.served(claim));
      cell(ClaimText.interval(claim));
      number(claim.n());
      page.append("<td class=\"")
          .append(style(claim.verdict()))
          .append("\">")
          .append(Markup.escape(ClaimText.verdict(claim)))
          .append("</tr>\n");
    }
    page.append("</table>\n</section>\n");
  }

  private void figure(Curve curve) {
    page.append("<figure>\n")
        .append(EcdfChart.of(curve))
        .append("<figcaption>Share of the replies by their time: served (")
        .append(Figures.count(curve.n()))
        .append(", solid) and told (dashed).</figcaption>\n</figure>\n");
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

  private void number(long value) {
    page.append("<td class=\"n\">").append(Figures.count(value));
  }

  private static String style(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
