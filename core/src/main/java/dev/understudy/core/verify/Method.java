package dev.understudy.core.verify;

/// How a claim was judged, in words that stand in the report.
public enum Method {
  KOLMOGOROV_SMIRNOV(
      "Kolmogorov-Smirnov on F(x), counted in 1,024 cells; the p-value is conservative"),
  INNOVATIONS(
      "Kolmogorov-Smirnov on the innovations of the correlated draws, counted in 1,024 cells"),
  ANDERSON_DARLING("Anderson-Darling on F(x), counted in 1,024 cells and 2 x 32 halved ones"),
  BAND(
      "distance of the cdfs outside the band F(x - w) .. F(x) that transport may fill, against what"
          + " a scale error of the margin makes"),
  NORMAL_MEAN("the mean against the told mean by the told variance"),
  MEAN_EQUIVALENCE(
      "interval of the mean by the normal law against the margin (Cochran's rule met)"),
  ORDER_STATISTICS("order statistics against the margin; nothing assumed of the shape"),
  EXACT_BINOMIAL("exact binomial test, two-sided"),
  RATE_EQUIVALENCE("Clopper-Pearson interval against the margin"),
  EFFECTIVE_BINOMIAL("binomial test with the number of requests divided by what runs inflate"),
  EFFECTIVE_RATE_EQUIVALENCE(
      "Clopper-Pearson interval, requests divided by what runs inflate, against the margin"),
  CHI_SQUARE("chi-square of the outcome table, outcomes expected fewer than 5 times merged"),
  RUN_ENDS("ends of runs against 1/meanRun, exact binomial test"),
  RUN_EQUIVALENCE("Clopper-Pearson interval of 1/meanRun against the margin"),
  REPEATS("how often an error is followed by another outcome at the endpoint, exact binomial test"),
  REPEATS_ON_CONNECTION(
      "how often an error is followed by another outcome on its connection, exact binomial test"),
  LAG_ONE("Spearman's correlation of successive draws (of their innovations where correlated)"),
  JOINED("request by request, joined by the ordinal: none may differ"),
  PAIRED(
      "the same requests on both sides, joined by the ordinal, against the margin and what transport"
          + " adds"),
  RANKED(
      "the same requests on both sides, the k-th quickest with the k-th quickest, against the margin"
          + " and what transport adds"),
  COUNTED("how often each status was seen and decided, of the same requests"),
  SEED(
      "too few requests for the test alone, but each draw is the very one that the configuration's"
          + " seed gives to its ordinal"),
  NEVER("an outcome that is never told must not occur (share of transport allowed)");

  private final String description;

  Method(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
