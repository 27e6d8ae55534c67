package dev.understudy.core.schedule;

/// How intensity rises from 0 to 1 along a ramp. The falling side runs the same curve backwards.
public enum RampShape {
  /// i = x.
  LINEAR {
    @Override
    public double at(double x) {
      return x;
    }

    @Override
    public double mean() {
      return 0.5;
    }
  },
  /// i = 3x^2 - 2x^3: no kink at either end.
  SMOOTH {
    @Override
    public double at(double x) {
      return x * x * (3 - 2 * x);
    }

    @Override
    public double mean() {
      return 0.5;
    }
  },
  /// i = (e^4x - 1)/(e^4 - 1): a slow start up, a long tail down.
  EXPONENTIAL {
    @Override
    public double at(double x) {
      return Math.expm1(STEEPNESS * x) / Math.expm1(STEEPNESS);
    }

    @Override
    public double mean() {
      return 1 / STEEPNESS - 1 / Math.expm1(STEEPNESS);
    }
  };

  private static final double STEEPNESS = 4;

  /// Intensity at the share `x` in 0..1 of the ramp.
  public abstract double at(double x);

  /// Mean intensity over the ramp.
  public abstract double mean();
}
