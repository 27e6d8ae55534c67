package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.Optional;

/// When a window is active: once, at a fixed distance (`every`), each day (`daily`), or at random
/// moments (`rate`).
///
/// @param start of the first occurrence; absent: the activation of the scenario
/// @param duration of each; absent: until the end
/// @param every distance of starts
/// @param jitter by how much a start may be late
/// @param times how many occurrences there are; absent: any number
/// @param until no occurrence starts then or later
/// @param rate mean number of starts in time
/// @param daily time of day in a zone
public record At(
    Optional<Located<Moment>> start,
    Optional<Located<Quantity>> duration,
    Optional<Located<Quantity>> every,
    Optional<Located<Quantity>> jitter,
    Optional<Located<Long>> times,
    Optional<Located<Moment>> until,
    Optional<Located<Quantity>> rate,
    Optional<Located<TimeOfDay>> daily,
    Origin origin) {
  private static final long MOST_TIMES = 1_000_000_000;

  /// From the activation on, without end.
  static final At ALWAYS =
      new At(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Origin.NONE);

  static final Shape<At> SHAPE = new Lazy<>(At::shape);

  /// Whether it goes by the calendar, and not by the activation of the scenario alone.
  public boolean isCalendar() {
    return daily.isPresent() || isInstant(start) || isInstant(until);
  }

  private static boolean isInstant(Optional<Located<Moment>> moment) {
    return moment.filter(it -> it.value() instanceof Moment.Absolute).isPresent();
  }

  private static Shape<At> shape() {
    ObjectShape<At> object = ObjectShape.of("at", "`at`", "When a window is active.");
    Shape<Located<Quantity>> duration = new QuantityShape(Dimension.DURATION).located();
    Shape<Located<Moment>> moment = Moment.SHAPE.located();
    var start =
        object.optional(
            "start",
            moment,
            "Of the first occurrence: 5m after the activation, or 2026-03-01T10:00Z.");
    var length =
        object.optional("duration", duration, "Of each occurrence; until the end unless said.");
    var every =
        object.optional("every", duration, "Distance of the starts; one occurrence unless said.");
    var jitter =
        object.optional(
            "jitter", duration, "Each start is late by up to this, drawn from the seed.");
    var times =
        object.optional(
            "times",
            Scalars.integer("a number of times", 1, MOST_TIMES).located(),
            "How many occurrences there are; any number unless said.");
    var until = object.optional("until", moment, "No occurrence starts then or later.");
    var rate =
        object.optional(
            "rate",
            new QuantityShape(Dimension.FLOW).located(),
            "Starts at random moments, this often on average: 6/h.");
    var daily =
        object.optional("daily", TimeOfDay.SHAPE.located(), "Each day: 02:00 Europe/Berlin.");
    object.atMostOne("every", "rate", "daily").atMostOne("rate", "jitter");
    object.atMostOne("rate", "times").atMostOne("daily", "times");
    object.needs("every", "duration").needs("rate", "duration").needs("daily", "duration");
    object.needs("jitter", "duration").needs("times", "every");
    object.notEmpty();
    return object.build(
        bound ->
            new At(
                bound.find(start),
                bound.find(length),
                bound.find(every),
                bound.find(jitter),
                bound.find(times),
                bound.find(until),
                bound.find(rate),
                bound.find(daily),
                bound.origin()),
        (at, out) ->
            out.put(start, at.start())
                .put(length, at.duration())
                .put(every, at.every())
                .put(jitter, at.jitter())
                .put(times, at.times())
                .put(until, at.until())
                .put(rate, at.rate())
                .put(daily, at.daily()));
  }
}
