package dev.understudy.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.understudy.core.random.Streams;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyOccurrencesTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long NEVER = Occurrences.NEVER;
  private static final long KEY = Streams.key(20260211, 0, "nightly");

  /// Each day's occurrence listed with [ZonedDateTime], compared around each of them and at random
  /// times: summer time that begins and ends, at midnight too (Havana, Sao Paulo), by half an hour
  /// (Lord Howe), a day that did not exist (Apia 2011-12-30).
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,02:00,2026-01-01", "Europe/Berlin,02:30,2026-01-01",
    "America/Havana,00:30,2026-01-01", "America/Sao_Paulo,00:10,2017-06-01",
    "Australia/Lord_Howe,02:15,2026-01-01", "Pacific/Apia,12:00,2011-08-01",
    "America/New_York,23:59:59.5,2026-01-01", "UTC,00:00,2026-01-01"
  })
  void agreesWithACalendar(String zone, LocalTime time, LocalDate from) {
    ZoneId id = ZoneId.of(zone);
    Instant activation = from.atTime(11, 22, 33, 444).atZone(id).toInstant();
    Duration duration = Duration.ofMinutes(95);
    var window =
        new DailyOccurrences(
            KEY,
            activation,
            id.getRules(),
            time,
            duration.toNanos(),
            0,
            Long.MIN_VALUE,
            NEVER,
            Ramp.NONE);
    var starts = new ArrayList<Long>();
    for (LocalDate day = from.minusDays(3);
        day.isBefore(from.plusDays(400));
        day = day.plusDays(1)) {
      Instant start = ZonedDateTime.of(day, time, id).toInstant();
      starts.add(Duration.between(activation, start).toNanos());
    }
    var questions = new ArrayList<Long>();
    for (long start : starts.subList(3, 397)) {
      for (long offset : new long[] {-1, 0, 1, 94 * MINUTE, 95 * MINUTE - 1, 95 * MINUTE}) {
        questions.add(start + offset);
      }
    }
    var random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      questions.add(random.nextLong(390L * 24 * 60) * MINUTE);
    }
    for (long t : questions) {
      boolean active = starts.stream().anyMatch(it -> t >= it && t < it + duration.toNanos());
      long next = starts.stream().filter(it -> it > t).mapToLong(it -> it).min().orElseThrow();
      assertThat(window.intensity(t))
          .as("at %s", activation.plusNanos(t))
          .isEqualTo(active ? 1 : 0);
      assertThat(window.nextStart(t)).as("after %s", activation.plusNanos(t)).isEqualTo(next);
      assertThat(window.activeUntil(t) > t).isEqualTo(active);
    }
  }

  @Test
  void aSkippedTimeHappensLaterAndADoubledOneOnce() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    var window = daily(Instant.parse("2026-03-29T00:00:00Z"), berlin, LocalTime.of(2, 30), NEVER);
    // 02:30 does not exist on 29 March 2026: 03:30 summer time is 01:30 UTC
    assertThat(window.nextStart(0)).isEqualTo(90 * MINUTE);
    var autumn = daily(Instant.parse("2026-10-25T00:00:00Z"), berlin, LocalTime.of(2, 30), NEVER);
    // 02:30 comes twice on 25 October: 00:30 UTC and 01:30 UTC; the next is a day and an hour later
    assertThat(autumn.nextStart(0)).isEqualTo(30 * MINUTE);
    assertThat(autumn.nextStart(30 * MINUTE)).isEqualTo((30 + 25 * 60) * MINUTE);
  }

  @Test
  void fromAndUntilBoundTheStarts() {
    Instant activation = Instant.parse("2026-06-01T00:00:00Z");
    long day = 24 * 60 * MINUTE;
    var window =
        new DailyOccurrences(
            KEY,
            activation,
            ZoneId.of("UTC").getRules(),
            LocalTime.NOON,
            60 * MINUTE,
            0,
            10 * day,
            12 * day,
            Ramp.NONE);
    assertThat(window.nextStart(0)).isEqualTo(10 * day + day / 2);
    assertThat(window.intensity(9 * day + day / 2)).isZero();
    assertThat(window.intensity(11 * day + day / 2)).isEqualTo(1);
    assertThat(window.nextStart(11 * day + day / 2)).isEqualTo(NEVER);
    assertThat(window.intensity(12 * day + day / 2)).isZero();
    assertThat(window.nextStart(5000 * day)).isEqualTo(NEVER);
    assertThat(window.nextStart(10 * day)).isEqualTo(10 * day + day / 2);
  }

  @Test
  void jitterBelongsToTheDayWhateverTheActivation() {
    var zone = ZoneId.of("Asia/Tokyo");
    long jitter = 10 * MINUTE;
    Instant one = Instant.parse("2026-06-01T00:00:00Z");
    Instant other = Instant.parse("2026-05-20T07:00:00Z");
    for (int i = 0; i < 50; i++) {
      Instant day = one.plus(Duration.ofDays(i));
      Instant first = start(one, zone, jitter, day);
      assertThat(first).isEqualTo(start(other, zone, jitter, day));
      assertThat(Duration.between(day.plus(Duration.ofHours(3)), first))
          .isBetween(Duration.ZERO, Duration.ofMinutes(10));
    }
  }

  @Test
  void moreThanADayIsRefused() {
    assertThatExceptionOfType(ScheduleException.class)
        .isThrownBy(() -> daily(Instant.EPOCH, ZoneId.of("UTC"), LocalTime.NOON, 25 * 60 * MINUTE));
  }

  private static Instant start(Instant activation, ZoneId zone, long jitter, Instant after) {
    var window =
        new DailyOccurrences(
            KEY,
            activation,
            zone.getRules(),
            LocalTime.NOON,
            MINUTE,
            jitter,
            Long.MIN_VALUE,
            NEVER,
            Ramp.NONE);
    return activation.plusNanos(window.nextStart(Duration.between(activation, after).toNanos()));
  }

  private static DailyOccurrences daily(
      Instant activation, ZoneId zone, LocalTime time, long duration) {
    return new DailyOccurrences(
        KEY,
        activation,
        zone.getRules(),
        time,
        duration == NEVER ? MINUTE : duration,
        0,
        Long.MIN_VALUE,
        NEVER,
        Ramp.NONE);
  }
}
