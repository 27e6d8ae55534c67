package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.core.predict.Horizon;
import dev.understudy.core.schedule.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// Which span of the scenario's time is looked at, and how it is divided.
final class SpanOptions {
  /// Lines of a report, by endpoint and interval: each has a histogram of about 10 KiB.
  private static final int MOST_LINES = 10_000;

  private static final int LINES = 60; // of one endpoint, unless an interval is chosen
  private static final long DEFAULT_NANOS = Duration.ofMinutes(10).toNanos();

  // Requests for a rate. At 95 % of eight servers 400,000 know a mean wait to 5 %; a fourth of them
  // tells whether the service keeps up.
  private static final double SWEPT = 400_000;
  private static final double PROBED = 100_000;
  private static final long LEAST_SWEPT_NANOS = Duration.ofMinutes(1).toNanos();
  private static final double MOST_SWEPT_NANOS = 0x1p60; // 36 years

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Begins at this time after the activation, everything idle. Default: 0.")
  private Duration from = Duration.ZERO;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Ends at this time. Default: what the workload says, else after 10m.")
  private Optional<Duration> to = Optional.empty();

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Does not count what comes in this time from --from on. Default: 0.")
  private Optional<Duration> warmup = Optional.empty();

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "One line for each such time. Default: 60 or fewer, as a chart.")
  private Optional<Duration> interval = Optional.empty();

  /// Whether each interval has a line of its own.
  boolean lines() {
    return interval.isPresent();
  }

  /// @param written for how long the workload says
  Horizon horizon(OptionalLong written, int endpoints) {
    if (written.isPresent() && to.isPresent()) {
      throw usage("--to and the `for` of the workload both say when it ends: leave one out");
    }
    long end = to.map(Duration::toNanos).orElse(from.toNanos() + written.orElse(DEFAULT_NANOS));
    return divided(end, endpoints);
  }

  /// Up to just behind the last recorded arrival, unless it is said.
  Horizon recorded(long lastNanos, int endpoints) {
    return divided(to.map(Duration::toNanos).orElse(lastNanos + 1), endpoints);
  }

  /// One span for a rate of a sweep: what is said, else 400,000 requests and at least a minute,
  /// after a tenth of it to warm up.
  Horizon swept(double perSecond) {
    return swept(perSecond, SWEPT);
  }

  /// One for a rate at which the knee is looked for: a fourth of it.
  Horizon probed(double perSecond) {
    return swept(perSecond, PROBED);
  }

  private Horizon swept(double perSecond, double requests) {
    if (to.isPresent()) {
      return one(counted(), to.get().toNanos());
    }
    long span =
        Math.max(LEAST_SWEPT_NANOS, (long) Math.min(requests / perSecond * 1e9, MOST_SWEPT_NANOS));
    long start = from.toNanos() + warmup.map(Duration::toNanos).orElse(span / 10);
    return one(start, start + span);
  }

  private Horizon one(long start, long end) {
    check(start, end);
    return new Horizon(from.toNanos(), start, end, end - start);
  }

  private long counted() {
    return from.plus(warmup.orElse(Duration.ZERO)).toNanos();
  }

  private Horizon divided(long end, int endpoints) {
    long start = counted();
    check(start, end);
    int most = Math.max(1, MOST_LINES / endpoints);
    long step =
        interval
            .map(Duration::toNanos)
            .orElseGet(() -> Horizon.readable(end - start, Math.min(LINES, most)));
    if (step <= 0) {
      throw usage("--interval must be above 0");
    }
    long lines = Math.ceilDiv(end - start, step);
    if (lines > most) {
      throw usage(
          lines
              + " intervals of "
              + endpoints
              + (endpoints == 1 ? " endpoint" : " endpoints")
              + " are more than "
              + MOST_LINES
              + " lines: choose an interval of "
              + DurationText.of(Horizon.readable(end - start, most))
              + " or more");
    }
    return new Horizon(from.toNanos(), start, end, step);
  }

  private static void check(long start, long end) {
    if (end <= start) {
      throw usage(
          "nothing is counted: it ends at "
              + DurationText.of(end)
              + ", and counting begins at "
              + DurationText.of(start));
    }
  }

  private static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }
}
