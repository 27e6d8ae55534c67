package dev.understudy.core.plan;

/// What a window does to an endpoint's error rates, at an intensity of 0..1 (MODELS.md 3). Rates
/// are indexed as [EndpointPlan#outcomes]; index 0, success, is what is left and is not touched.
public sealed interface ErrorChange {
  void apply(double intensity, double[] rates);

  /// All rates times 1 + intensity (factor - 1).
  record Scale(double factor) implements ErrorChange {
    @Override
    public void apply(double intensity, double[] rates) {
      for (int i = 1; i < rates.length; i++) {
        rates[i] *= 1 + intensity * (factor - 1);
      }
    }
  }

  /// Adds intensity x rate to one error's rate, on top of what it has.
  record Add(int outcome, double rate) implements ErrorChange {
    @Override
    public void apply(double intensity, double[] rates) {
      rates[outcome] += intensity * rate;
    }
  }

  /// Moves one error's rate towards `rate`: 0 takes it away.
  record Move(int outcome, double rate) implements ErrorChange {
    @Override
    public void apply(double intensity, double[] rates) {
      rates[outcome] += intensity * (rate - rates[outcome]);
    }
  }
}
