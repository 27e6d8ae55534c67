package dev.understudy.core.verify;

/// How often a rate of `told` passes and fails, if the truth deviates: exact, summed over all
/// counts that could be seen.
record RateVerdicts(double pass, double fail) {
  static RateVerdicts of(double told, double truth, long n, Equivalence equivalence) {
    Binomial count = new Binomial(n, truth);
    double pass = 0;
    double fail = 0;
    double spread = 9 * Math.sqrt(n * truth);
    long from = Math.max(0, (long) (n * truth - spread));
    long to = (long) Math.min(n, n * truth + spread);
    double below = count.atMost(from - 1);
    for (long k = from; k <= to; k++) {
      double atMost = count.atMost(k);
      Equivalence.Shares shares =
          equivalence.between(k, n, equivalence.low(told), equivalence.high(told));
      pass += shares.inside() ? atMost - below : 0;
      fail += shares.pValue() <= equivalence.failAlpha() ? atMost - below : 0;
      below = atMost;
    }
    return new RateVerdicts(pass, fail);
  }
}
