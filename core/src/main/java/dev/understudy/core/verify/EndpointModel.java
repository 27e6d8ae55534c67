package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.List;
import java.util.Optional;

/// What was told about one endpoint.
///
/// @param latency law of the times of successes and of errors without a law of their own; empty:
///   its times are not judged
/// @param correlation Spearman's, of successive times; 0: independent
/// @param errors outcome i + 1 is `errors[i]`; outcome 0 is success
/// @param varying law and rates change with time: every observation then brings its own, and only
///   what is uniform whatever the law is judged of the times
public record EndpointModel(
    String endpoint,
    Optional<Distribution> latency,
    double correlation,
    List<ErrorModel> errors,
    boolean varying) {
  public EndpointModel {
    errors = List.copyOf(errors);
    if (!(Math.abs(correlation) <= 0.95)) {
      throw new IllegalArgumentException(
          "correlation must lie in -0.95..0.95 but is " + correlation);
    }
    double sum = errors.stream().mapToDouble(ErrorModel::rate).sum();
    if (sum > 1 + 1e-12) {
      throw new IllegalArgumentException("error rates of " + endpoint + " sum to " + sum);
    }
  }

  public static EndpointModel of(String endpoint, Distribution latency, ErrorModel... errors) {
    return new EndpointModel(endpoint, Optional.of(latency), 0, List.of(errors), false);
  }

  public static EndpointModel withoutLatency(String endpoint, ErrorModel... errors) {
    return new EndpointModel(endpoint, Optional.empty(), 0, List.of(errors), false);
  }

  public EndpointModel withCorrelation(double spearman) {
    return new EndpointModel(endpoint, latency, spearman, errors, varying);
  }

  public EndpointModel changingWithTime() {
    return new EndpointModel(endpoint, latency, correlation, errors, true);
  }

  /// Number of outcomes, success included.
  public int outcomes() {
    return errors.size() + 1;
  }

  /// By how much the variance of an error's rate is inflated: by its own runs, and by the runs of
  /// the others, which leave it less room. Given the count of error j, this one has Binomial(n -
  /// n_j, p/(1 - p_j)); the variance of n_j adds p p_j (VIF_j - 1)/((1-p)(1-p_j)).
  public double inflation(int error) {
    ErrorModel self = errors.get(error);
    double inflation = self.ownInflation();
    for (int j = 0; j < errors.size(); j++) {
      ErrorModel other = errors.get(j);
      if (j != error && other.ownInflation() > 1 && self.rate() < 1) {
        double room = (1 - self.rate()) * (1 - other.rate());
        inflation += self.rate() * other.rate() * (other.ownInflation() - 1) / room;
      }
    }
    return inflation;
  }

  boolean inRuns() {
    return errors.stream().anyMatch(e -> e.meanRun().isPresent());
  }

  Innovations innovations() {
    return Innovations.ofSpearman(correlation);
  }
}
