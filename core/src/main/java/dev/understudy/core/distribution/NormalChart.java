package dev.understudy.core.distribution;

/// Normal laws by (mu/sigma, ln sigma): mu may lie below 0.
final class NormalChart implements Chart {
  @Override
  public Distribution at(Given given, double first, double second) {
    double sigma = Math.exp(second);
    return new Normal(first * sigma, sigma);
  }

  @Override
  public double first(Distribution law) {
    var normal = (Normal) law;
    return normal.mu() / normal.sigma();
  }

  @Override
  public double second(Distribution law) {
    return Math.log(((Normal) law).sigma());
  }

  @Override
  public double firstStart(double fact) {
    return 0;
  }

  @Override
  public double secondStart(Given given) {
    return Math.log(given.value(0));
  }

  /// A = -mu/sigma up to 4: beyond, the law is an exponential in all but name.
  @Override
  public boolean covers(double first, double second) {
    return first >= -4 && first <= 1e8 && second >= -20 && second <= 60;
  }
}
