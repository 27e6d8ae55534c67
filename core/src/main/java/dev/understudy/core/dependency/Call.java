package dev.understudy.core.dependency;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.Optional;

/// One call.
///
/// @param to what is called
/// @param timeoutNanos longest time of one try, which has failed if it takes more
/// @param deadlineNanos longest time of all tries and pauses; what is in progress then is cut there
/// @param onFailure when the last try has failed
/// @param breaker number and rule of the caller's breaker for this dependency, if any
/// @param size call numbers taken up, itself and, for each try, the dependency's calls
public record Call(
    Dependency to,
    long timeoutNanos,
    Retry retry,
    long deadlineNanos,
    OnFailure onFailure,
    Optional<BreakerRef> breaker,
    int size)
    implements CallTree {
  private static final int FALLBACK = 0; // tries count from 1

  public Call(
      Dependency to,
      long timeoutNanos,
      Retry retry,
      long deadlineNanos,
      OnFailure onFailure,
      Optional<BreakerRef> breaker) {
    this(
        to,
        timeoutNanos,
        retry,
        deadlineNanos,
        onFailure,
        breaker,
        CallTree.checked(1 + (long) retry.attempts() * to.calls().size()));
  }

  /// Waits as long as it takes, tries once, fails with the dependency.
  public static Call to(Dependency to) {
    return new Call(
        to,
        Occurrences.NEVER,
        Retry.NONE,
        Occurrences.NEVER,
        new OnFailure.Fail(),
        Optional.empty());
  }

  @Override
  public int calls() {
    return 1;
  }

  @Override
  public boolean staged() {
    return breaker.isPresent() || to.staged();
  }

  /// The caller's breaker for a dependency.
  ///
  /// @param index its number in the plan: where its state is found
  public record BreakerRef(int index, BreakerRule rule) {}

  /// Number of the first call that the dependency makes in try `attempt` of call `number`.
  int below(int number, int attempt) {
    return number + 1 + (attempt - 1) * to.calls().size();
  }

  int drawFailure(ScenarioClock clock, long key, long n, int number, int attempt, long nanos) {
    double v = Uniform.of(Streams.word1(key, n, Purpose.DEPENDENCY, number << 8 | attempt));
    return to.behaviour().failure(clock, nanos, v);
  }

  double drawService(
      ScenarioClock clock, long key, long n, int number, int attempt, long nanos, int failure) {
    double u = Uniform.of(Streams.word0(key, n, Purpose.DEPENDENCY, number << 8 | attempt));
    return to.behaviour().serviceNanos(clock, nanos, failure, u);
  }

  long drawPause(long key, long n, int number, int attempt) {
    return retry.pauseNanos(
        attempt, Uniform.of(Streams.word0(key, n, Purpose.RETRY_PAUSE, number << 8 | attempt)));
  }

  long drawFallback(long key, long n, int number, OnFailure.Fallback fallback) {
    double u = Uniform.of(Streams.word0(key, n, Purpose.DEPENDENCY, number << 8 | FALLBACK));
    return (long) Math.rint(fallback.latency().sample(u));
  }
}
