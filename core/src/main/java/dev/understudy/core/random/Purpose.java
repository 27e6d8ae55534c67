package dev.understudy.core.random;

/// What a draw is for (MODELS.md 2.2). Draws for different purposes are independent, so that a new
/// use never moves an old one.
public final class Purpose {
  public static final int LATENCY = 0;

  /// Word 0 picks the outcome, word 1 decides the renewal of a run; index 1 chooses among an
  /// outcome's equally likely statuses.
  public static final int OUTCOME = 1;

  /// Where and how a payload is damaged or a fault strikes.
  public static final int DAMAGE = 2;

  public static final int NETWORK = 3;
  public static final int CHUNK_JITTER = 4;
  public static final int SESSION = 5;
  public static final int BRANCH = 6;

  /// Generated bodies: index 0 is the size.
  public static final int BODY = 7;

  public static final int RETRY_PAUSE = 8;
  public static final int DEPENDENCY = 9;
  public static final int WINDOW = 10;

  /// Innovations of correlated latency.
  public static final int INNOVATION = 11;

  /// The verifier's randomised probability integral transform.
  public static final int RANDOMISED_PIT = 12;

  /// Arrivals of requests that are made up, in predictions.
  public static final int ARRIVAL = 13;

  /// Pauses of clients that are made up; the index is the client.
  public static final int THINK = 14;

  private Purpose() {}
}
