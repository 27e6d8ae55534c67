package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A verification as a table, one claim a line, with what else there is to know below.
public final class VerificationText {
  private VerificationText() {}

  /// @param hint whether to name the option that writes the full report
  public static String of(Verification verification, boolean hint) {
    Table table = new Table(Set.of(4));
    table.row("claim", "told", "served", "", "n", "verdict");
    for (Claim claim : verification.report().claims()) {
      table.row(
          claim.endpoint() + " " + ClaimText.label(claim),
          ClaimText.told(claim),
          ClaimText.served(claim),
          ClaimText.interval(claim),
          Figures.count(claim.n()),
          ClaimText.verdict(claim));
    }
    StringBuilder text = new StringBuilder(table.text());
    Remarks.of(verification).forEach(remark -> text.append(remark).append('\n'));
    return text.append(summary(verification))
        .append(hint ? "   --report verify.html writes the full report" : "")
        .append('\n')
        .toString();
  }

  /// `1 of 4 failed, 1 open.`
  static String summary(Verification verification) {
    List<Claim> claims = verification.report().claims();
    int failed = verification.report().with(Verdict.FAIL).size();
    int open = verification.report().with(Verdict.NOT_ENOUGH_YET).size();
    int unjudged = verification.report().with(Verdict.NOT_JUDGED).size();
    int judged = claims.size() - unjudged;
    List<String> parts = new ArrayList<>();
    parts.add(
        failed == 0 && open == 0 && judged > 0
            ? (judged == 1 ? "1 passed" : "all " + judged + " passed")
            : failed + " of " + judged + " failed");
    if (open > 0) {
      parts.add(open + " open");
    }
    if (unjudged > 0) {
      parts.add(unjudged + " not judged");
    }
    return String.join(", ", parts) + ".";
  }
}
