package dev.understudy.cli.render;

import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.verify.Verification;
import java.util.List;

/// A verification as JUnit XML, for a pipeline's list of tests: a suite is an endpoint, a test a
/// claim. Failed is a failure, not enough requests an error, what cannot be judged is skipped.
public final class JunitXml {
  private JunitXml() {}

  public static String of(Verification verification) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    List<Claim> all = verification.report().claims();
    xml.append("<testsuites name=\"understudy verify\"").append(counts(all)).append(">\n");
    for (String endpoint : all.stream().map(Claim::endpoint).distinct().toList()) {
      List<Claim> claims = verification.claims(endpoint);
      xml.append("  <testsuite name=\"")
          .append(Markup.escape(endpoint))
          .append('"')
          .append(counts(claims))
          .append(">\n");
      claims.forEach(claim -> test(xml, claim));
      xml.append("  </testsuite>\n");
    }
    return xml.append("</testsuites>\n").toString();
  }

  private static String counts(List<Claim> claims) {
    return " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\""
        .formatted(
            claims.size(),
            count(claims, Verdict.FAIL),
            count(claims, Verdict.NOT_ENOUGH_YET),
            count(claims, Verdict.NOT_JUDGED));
  }

  private static long count(List<Claim> claims, Verdict verdict) {
    return claims.stream().filter(claim -> claim.verdict() == verdict).count();
  }

  private static void test(StringBuilder xml, Claim claim) {
    xml.append("    <testcase classname=\"")
        .append(Markup.escape(claim.endpoint()))
        .append("\" name=\"")
        .append(Markup.escape(ClaimText.label(claim)))
        .append('"');
    if (claim.verdict() == Verdict.PASS) {
      xml.append("/>\n");
      return;
    }
    String element =
        switch (claim.verdict()) {
          case FAIL -> "failure";
          case NOT_ENOUGH_YET -> "error";
          case PASS, NOT_JUDGED -> "skipped";
        };
    String told = ClaimText.told(claim).isEmpty() ? "" : "told " + ClaimText.told(claim) + ", ";
    String served =
        ClaimText.served(claim).isEmpty() ? "" : "served " + ClaimText.served(claim) + ", ";
    xml.append(">\n      <")
        .append(element)
        .append(" message=\"")
        .append(Markup.escape(told + served + "n " + claim.n() + ": " + ClaimText.verdict(claim)))
        .append("\"/>\n    </testcase>\n");
  }
}
