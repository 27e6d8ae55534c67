package dev.understudy.config.explain;

import dev.understudy.config.Loaded;
import dev.understudy.config.compile.Layering;
import dev.understudy.config.compile.Schedule;
import dev.understudy.config.document.At;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Scenario;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.RampShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// When the windows of a scenario are active between two times after its activation, and how
/// strongly.
///
/// @param scenario its id
/// @param fromNanos scenario time
/// @param toNanos scenario time
/// @param lanes one for each armed window, in the order of the document
public record Timeline(String scenario, long fromNanos, long toNanos, List<Lane> lanes) {
  private static final int MOST_SPANS = 1_000; // of one window
  private static final int RAMP_PARTS = 8; // straight pieces of a ramp that is none itself

  public Timeline {
    lanes = List.copyOf(lanes);
  }

  /// One window.
  ///
  /// @param when in words: `from 5m for 2m, every 30m`
  /// @param what it does, in words: `latency scale 4`
  /// @param endpoints ids of the endpoints that it touches
  /// @param workflows ids of the workflows whose requests it touches
  /// @param dependencies ids of the dependencies that it touches
  /// @param jitterNanos by which each start may be late; the spans have this seed's draws
  /// @param spans its occurrences, by start
  /// @param more whether there are more occurrences than the 1,000 given
  public record Lane(
      String window,
      String when,
      String what,
      List<String> endpoints,
      List<String> workflows,
      List<String> dependencies,
      long jitterNanos,
      List<Span> spans,
      boolean more,
      Place place) {
    public Lane {
      endpoints = List.copyOf(endpoints);
      workflows = List.copyOf(workflows);
      dependencies = List.copyOf(dependencies);
      spans = List.copyOf(spans);
    }
  }

  /// One occurrence, whole even where it begins before or ends after the timeline.
  ///
  /// @param endNanos [Occurrences#NEVER] where it does not end
  /// @param points its intensity, straight lines between
  public record Span(long startNanos, long endNanos, List<Point> points) {
    public Span {
      points = List.copyOf(points);
    }
  }

  public record Point(long atNanos, double intensity) {}

  /// The timeline of a configuration that has a plan.
  ///
  /// @param activationNanos when the scenario is activated (UTC, since 1970)
  /// @throws IllegalArgumentException where there is no such scenario
  public static Timeline of(
      Loaded loaded, String scenario, long activationNanos, long fromNanos, long toNanos) {
    Document document = loaded.document().orElseThrow();
    Plan plan = loaded.plan().orElseThrow();
    Layering layering = new Layering(document, new Report());
    Scenario found =
        layering.scenarios().stream()
            .filter(it -> it.id().value().equals(scenario))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + scenario));
    List<Lane> lanes = new ArrayList<>();
    for (Window window : layering.armed(found)) {
      Schedule schedule = Schedule.of(window, plan.seed());
      Optional<Occurrences> occurrences = schedule.at(activationNanos);
      Spans spans = new Spans(window, schedule.start(activationNanos), fromNanos, toNanos);
      occurrences.ifPresent(spans::add);
      lanes.add(
          new Lane(
              window.id().value(),
              WindowTimes.when(window.at()) + WindowTimes.slope(window),
              WindowTimes.what(window),
              ids(document, layering.endpoints(window)),
              window.on().workflows().stream().map(Located::value).toList(),
              window.on().dependencies().stream().map(Located::value).toList(),
              nanos(window.at().jitter(), 0),
              spans.found,
              spans.more,
              window.id().origin().place()));
    }
    return new Timeline(scenario, fromNanos, toNanos, lanes);
  }

  private static List<String> ids(Document document, BitSet numbers) {
    return numbers.stream().mapToObj(i -> document.endpoints().get(i).id().value()).toList();
  }

  private static long nanos(Optional<Located<Quantity>> duration, long unsaid) {
    return duration.map(it -> (long) Math.rint(it.value().value())).orElse(unsaid);
  }

  /// The occurrences of one window that meet a stretch of time.
  private static final class Spans {
    private final long durationNanos;
    private final long upNanos;
    private final long downNanos;
    private final boolean straight;
    private final long beginNanos;
    private final long fromNanos;
    private final long toNanos;
    private final List<Span> found = new ArrayList<>();
    private boolean more;

    Spans(Window window, long startNanos, long fromNanos, long toNanos) {
      At at = window.at();
      this.durationNanos = nanos(at.duration(), Occurrences.NEVER);
      this.upNanos = window.ramp().map(it -> nanos(it.value().up(), 0)).orElse(0L);
      this.downNanos = window.ramp().map(it -> nanos(it.value().down(), 0)).orElse(0L);
      this.straight =
          window
              .ramp()
              .flatMap(it -> it.value().shape())
              .map(it -> it.value() == RampShape.LINEAR)
              .orElse(true);
      this.fromNanos = fromNanos;
      this.toNanos = toNanos;
      // What began a duration ago has just ended; what never ends may have begun at any time.
      this.beginNanos =
          durationNanos == Occurrences.NEVER
              ? Math.min(fromNanos, startNanos)
              : fromNanos - durationNanos;
    }

    void add(Occurrences occurrences) {
      long start = occurrences.nextStart(beginNanos - 1);
      while (start < toNanos) {
        if (found.size() == MOST_SPANS) {
          more = true;
          return;
        }
        long end =
            durationNanos == Occurrences.NEVER
                ? occurrences.activeUntil(start)
                : start + durationNanos;
        if (end > fromNanos) {
          found.add(new Span(start, end, points(occurrences, start, end)));
        }
        start = occurrences.nextStart(start);
      }
    }

    private List<Point> points(Occurrences occurrences, long start, long end) {
      List<Point> points = new ArrayList<>();
      ramp(occurrences, start, upNanos, points);
      points.add(new Point(start + upNanos, occurrences.intensity(start + upNanos)));
      if (end != Occurrences.NEVER) {
        ramp(occurrences, end - downNanos, downNanos, points);
        points.add(new Point(end, downNanos > 0 ? 0 : occurrences.intensity(end - 1)));
      }
      return points;
    }

    /// The points of a ramp, its end left out.
    private void ramp(Occurrences occurrences, long start, long length, List<Point> into) {
      int parts = length == 0 ? 0 : straight ? 1 : RAMP_PARTS;
      for (int i = 0; i < parts; i++) {
        long at = start + length * i / parts;
        into.add(new Point(at, occurrences.intensity(at)));
      }
    }
  }
}
