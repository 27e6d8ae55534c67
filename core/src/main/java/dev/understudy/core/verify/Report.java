package dev.understudy.core.verify;

import java.util.List;

/// All claims of one run, judged together.
///
/// @param settings under which they were judged: they belong to the answer
public record Report(Settings settings, List<Claim> claims) {
  public Report {
    claims = List.copyOf(claims);
  }

  /// Fail if any claim fails, not enough if any is undecided, pass if at least one passed and none
  /// is open, else not judged.
  public Verdict verdict() {
    if (has(Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    if (has(Verdict.NOT_ENOUGH_YET)) {
      return Verdict.NOT_ENOUGH_YET;
    }
    return has(Verdict.PASS) ? Verdict.PASS : Verdict.NOT_JUDGED;
  }

  /// The claims with this verdict, in the order of the report.
  public List<Claim> with(Verdict verdict) {
    return claims.stream().filter(c -> c.verdict() == verdict).toList();
  }

  private boolean has(Verdict verdict) {
    return claims.stream().anyMatch(c -> c.verdict() == verdict);
  }
}
