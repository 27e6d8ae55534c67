package dev.understudy.core.dependency;

/// How often a call is tried, and the pauses between tries. Before try i + 1 it pauses min(initial
/// factor^(i-1), most) (1 + jitter (2U - 1)): the jitter keeps the mean.
///
/// @param attempts tries in all, 1..255
/// @param initialNanos first pause
/// @param factor growth from pause to pause, >= 1
/// @param mostNanos bound on a pause before jitter
/// @param jitter 0..1
public record Retry(int attempts, long initialNanos, double factor, long mostNanos, double jitter) {
  /// One try.
  public static final Retry NONE = new Retry(1, 0, 1, Long.MAX_VALUE, 0);

  static final int MOST_ATTEMPTS = 255;

  public Retry {
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException("attempts must be in 1..255 but are " + attempts);
    }
    if (initialNanos < 0 || !(factor >= 1) || mostNanos < 0 || !(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException(
          "pauses must be >= 0, factor >= 1 and jitter in 0..1 but are "
              + initialNanos
              + " ns, at most "
              + mostNanos
              + " ns, "
              + factor
              + " and "
              + jitter);
    }
  }

  /// Nanoseconds between try `attempt` >= 1 and the next, for the uniform `u`.
  public long pauseNanos(int attempt, double u) {
    double base = Math.min(initialNanos * Math.pow(factor, attempt - 1), mostNanos);
    return (long) Math.rint(base * (1 + jitter * (2 * u - 1)));
  }
}
