package dev.understudy.config.compile;

import dev.understudy.config.document.At;
import dev.understudy.config.document.Moment;
import dev.understudy.config.document.TimeOfDay;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.core.random.Streams;
import dev.understudy.core.schedule.DailyOccurrences;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Ramp;
import dev.understudy.core.schedule.RampShape;
import dev.understudy.core.schedule.RandomOccurrences;
import dev.understudy.core.schedule.Recurring;
import dev.understudy.core.schedule.ScheduleException;
import java.time.Instant;
import java.util.Optional;

/// When a window is active, for any activation of its scenario.
///
/// @param key of the window's draws
public record Schedule(Window window, long key) {
  /// The schedule of a window under a seed.
  public static Schedule of(Window window, long seed) {
    return new Schedule(window, Streams.key(seed, 0, window.id().value()));
  }

  /// Reports what cannot be, at the key that says it.
  boolean check(Report report) {
    int before = report.errors();
    At at = window.at();
    if (at.duration().isEmpty()
        && (at.every().isPresent() || at.rate().isPresent() || at.daily().isPresent())) {
      return false; // its shape has been refused
    }
    if (at.duration().isEmpty() && slope(Window.Slope::down).isPresent()) {
      report.error(
          slope(Window.Slope::down).orElseThrow().origin(),
          "a window without a duration never goes down",
          "Give `at` a duration, or leave `down` out.");
    }
    if (nanos(at.every(), 1) == 0) {
      report.error(
          at.every().orElseThrow().origin(),
          "a window cannot begin anew after no time at all",
          "Write a period such as 30m.");
      return false;
    }
    Optional<Boolean> instants = at.start().map(it -> it.value() instanceof Moment.Absolute);
    boolean mixed =
        at.until().isPresent()
            && !instants.equals(at.until().map(it -> it.value() instanceof Moment.Absolute));
    try {
      occurrences(0, mixed ? Optional.empty() : at.until());
    } catch (ScheduleException e) {
      report.error(origin(e.key()), String.valueOf(e.getMessage()), e.mend());
    }
    return report.errors() == before;
  }

  private Placed origin(String key) {
    At at = window.at();
    Optional<Origin> origin =
        switch (key) {
          case "duration" -> at.duration().map(Located::origin);
          case "jitter" -> at.jitter().map(Located::origin);
          case "times" -> at.times().map(Located::origin);
          case "until" -> at.until().map(Located::origin);
          case "rate" -> at.rate().map(Located::origin);
          case "ramp" -> window.ramp().map(Located::origin);
          default -> Optional.empty();
        };
    return origin.orElse(at.origin());
  }

  /// Scenario time at which it can begin first, for an activation at `epochNanos`.
  public long start(long epochNanos) {
    return window.at().start().map(it -> nanos(it.value(), epochNanos)).orElse(0L);
  }

  /// Its occurrences for an activation at `epochNanos` (UTC, since 1970); empty where an instant of
  /// the calendar has ended it before it began.
  public Optional<Occurrences> at(long epochNanos) {
    Optional<Located<Moment>> until = window.at().until();
    boolean over =
        until.filter(end -> nanos(end.value(), epochNanos) <= start(epochNanos)).isPresent();
    return over ? Optional.empty() : Optional.of(occurrences(epochNanos, until));
  }

  private Occurrences occurrences(long epochNanos, Optional<Located<Moment>> until) {
    At at = window.at();
    long start = start(epochNanos);
    long end = until.map(it -> nanos(it.value(), epochNanos)).orElse(Occurrences.NEVER);
    long duration = nanos(at.duration(), Occurrences.NEVER);
    Ramp ramp =
        new Ramp(
            nanos(slope(Window.Slope::up), 0),
            nanos(slope(Window.Slope::down), 0),
            window
                .ramp()
                .flatMap(it -> it.value().shape())
                .map(Located::value)
                .orElse(RampShape.LINEAR));
    if (at.daily().isPresent()) {
      TimeOfDay daily = at.daily().orElseThrow().value();
      return new DailyOccurrences(
          key,
          Instant.ofEpochSecond(0, epochNanos),
          daily.zone().getRules(),
          daily.time(),
          duration,
          nanos(at.jitter(), 0),
          at.start().isPresent() ? start : Long.MIN_VALUE,
          end,
          ramp);
    }
    if (at.rate().isPresent()) {
      double perSecond = at.rate().orElseThrow().value().value() * 1e9;
      return new RandomOccurrences(key, start, end, perSecond, duration, ramp);
    }
    long every = nanos(at.every(), Occurrences.NEVER);
    long times =
        at.every().isEmpty() ? 1 : at.times().map(Located::value).orElse(Occurrences.NEVER);
    Recurring recurring =
        new Recurring(key, start, duration, every, nanos(at.jitter(), 0), times, ramp);
    return end == Occurrences.NEVER ? recurring : recurring.until(end);
  }

  private Optional<Located<Quantity>> slope(
      java.util.function.Function<Window.Slope, Optional<Located<Quantity>>> side) {
    return window.ramp().flatMap(ramp -> side.apply(ramp.value()));
  }

  private static long nanos(Moment moment, long epochNanos) {
    return switch (moment) {
      case Moment.Offset offset -> offset.nanos();
      case Moment.Absolute(var instant, _) ->
          instant.getEpochSecond() * 1_000_000_000L + instant.getNano() - epochNanos;
    };
  }

  private static long nanos(Optional<Located<Quantity>> duration, long unsaid) {
    return duration.map(it -> (long) Math.rint(it.value().value())).orElse(unsaid);
  }

  /// What decides it, whatever the spelling.
  void print(Fingerprint print) {
    At at = window.at();
    print.with(key).with(moment(at.start())).with(moment(at.until()));
    print.with(nanos(at.duration(), -1)).with(nanos(at.every(), -1)).with(nanos(at.jitter(), 0));
    print.with(at.times().map(Located::value).orElse(-1L));
    print.with(at.rate().map(it -> it.value().value()).orElse(-1.0));
    print.with(at.daily().map(it -> it.value().toString()).orElse(""));
    print.with(nanos(slope(Window.Slope::up), 0)).with(nanos(slope(Window.Slope::down), 0));
    print.with(window.ramp().flatMap(it -> it.value().shape()).map(Object::toString).orElse(""));
  }

  private static String moment(Optional<Located<Moment>> moment) {
    return moment
        .map(
            it ->
                switch (it.value()) {
                  case Moment.Offset offset -> Long.toString(offset.nanos());
                  case Moment.Absolute(var instant, _) -> instant.toString();
                })
        .orElse("");
  }
}
