package dev.understudy.config.compile;

import dev.understudy.config.document.At;
import dev.understudy.config.document.Moment;
import dev.understudy.config.document.TimeOfDay;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.core.schedule.Occurrences;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Whether two windows can be active at the same time, for some activation and some draw of their
/// jitter. Where the calendar and the activation come together any phase is possible, so such
/// windows can.
///
/// An occurrence may be active from its nominal start to the end of the latest one that jitter
/// allows. Two series of periods e and f meet if their starts can be less than one such span apart:
/// the distances of their starts are all numbers that are congruent modulo the greatest common
/// divisor of e and f.
final class Meeting {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final long MOST = 100_000; // occurrences that are looked at one by one
  private static final LocalDate ANY_YEAR = LocalDate.of(2026, 1, 1);
  private static final int TWO_YEARS = 731; // every change of the clock, twice

  private Meeting() {}

  static boolean isPossible(At a, At b) {
    if (a.daily().isPresent() && b.daily().isPresent()) {
      return daily(a, b);
    }
    if (a.daily().isPresent() || b.daily().isPresent()) {
      At daily = a.daily().isPresent() ? a : b;
      At other = a.daily().isPresent() ? b : a;
      return !isAbsoluteOnce(other) || dailyMeets(daily, other);
    }
    if (isAbsolute(a) != isAbsolute(b)) {
      return true;
    }
    return meet(series(a), series(b));
  }

  private static boolean isAbsolute(At at) {
    return at.start().filter(it -> it.value() instanceof Moment.Absolute).isPresent();
  }

  private static boolean isAbsoluteOnce(At at) {
    return isAbsolute(at)
        && at.every().isEmpty()
        && at.rate().isEmpty()
        && at.duration().isPresent();
  }

  /// Starts at `first`, then every `every`, `times` of them, each holding up to `span`.
  private record Series(long first, long every, long times, long span) {
    long start(long i) {
      return first + i * every;
    }

    boolean isEndless() {
      return times == Occurrences.NEVER;
    }
  }

  private static Series series(At at) {
    long start = at.start().map(it -> nanos(it.value())).orElse(0L);
    long until = at.until().map(it -> nanos(it.value())).orElse(Occurrences.NEVER);
    boolean comparable =
        at.until().map(it -> it.value() instanceof Moment.Absolute == isAbsolute(at)).orElse(true);
    long end = comparable ? until : Occurrences.NEVER;
    long duration = nanos(at.duration(), Occurrences.NEVER);
    if (at.rate().isPresent()) { // may be active all the time up to the end of the last one
      long last = end > Occurrences.NEVER - duration ? Occurrences.NEVER : end + duration;
      return new Series(start, 1, 1, last == Occurrences.NEVER ? last : last - start);
    }
    long jitter = nanos(at.jitter(), 0);
    long span =
        duration == Occurrences.NEVER
            ? end == Occurrences.NEVER ? end : end - start
            : duration + jitter;
    if (at.every().isEmpty()) {
      return new Series(start, 1, 1, span);
    }
    long every = nanos(at.every(), 1);
    long times = at.times().map(Located::value).orElse(Occurrences.NEVER);
    long before = end == Occurrences.NEVER ? end : Math.ceilDiv(end - start, every);
    return new Series(start, every, Math.min(times, before), span);
  }

  private static boolean meet(Series a, Series b) {
    if (!a.isEndless() && a.times() <= MOST) {
      return meetOneByOne(a, b);
    }
    if (!b.isEndless() && b.times() <= MOST) {
      return meetOneByOne(b, a);
    }
    long divisor = gcd(a.every(), b.every());
    long apart = Math.floorMod(a.first() - b.first(), divisor); // a starts so much after b
    return apart < b.span() || divisor - apart < a.span();
  }

  private static boolean meetOneByOne(Series few, Series many) {
    for (long i = 0; i < few.times(); i++) {
      long from = few.start(i);
      long to = from > Occurrences.NEVER - few.span() ? Occurrences.NEVER : from + few.span();
      // The last of the others that starts before this one ends.
      long last = Math.floorDiv(to - 1 - many.first(), many.every());
      long k = Math.min(last, many.times() - 1);
      if (k >= 0 && (many.span() == Occurrences.NEVER || many.start(k) + many.span() > from)) {
        return true;
      }
    }
    return false;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /// Both each day: over every change of the clock.
  private static boolean daily(At a, At b) {
    for (int day = 0; day < TWO_YEARS; day++) {
      long from = start(a, ANY_YEAR.plusDays(day));
      for (int other = -1; other <= 1; other++) {
        long begins = start(b, ANY_YEAR.plusDays(day + other));
        if (from < begins + span(b) && begins < from + span(a)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean dailyMeets(At daily, At once) {
    long from = nanos(once.start().orElseThrow().value());
    long to = from + span(once);
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(from, DAY)).minusDays(2);
    for (; start(daily, day) < to; day = day.plusDays(1)) {
      if (start(daily, day) + span(daily) > from) {
        return true;
      }
    }
    return false;
  }

  private static long span(At at) {
    return nanos(at.duration(), Occurrences.NEVER) + nanos(at.jitter(), 0);
  }

  private static long start(At daily, LocalDate day) {
    TimeOfDay at = daily.daily().orElseThrow().value();
    return nanos(day.atTime(at.time()).atZone(at.zone()).toInstant());
  }

  private static long nanos(Moment moment) {
    return switch (moment) {
      case Moment.Offset offset -> offset.nanos();
      case Moment.Absolute(var instant, _) -> nanos(instant);
    };
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  private static long nanos(Optional<Located<Quantity>> duration, long unsaid) {
    return duration.map(it -> (long) Math.rint(it.value().value())).orElse(unsaid);
  }
}
