package dev.understudy.control.event;

import dev.understudy.control.Health;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Watcher;
import dev.understudy.core.measure.LoadReadings.ScenarioReading;
import dev.understudy.core.measure.LoadReadings.WindowReading;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Publishes what has changed from one look to the next. An instant is that of the look that saw
/// it: up to a second late.
public final class Announcer implements Watcher {
  /// Above it a reply may be said not to come when it was told to (DESIGN.md 8).
  private static final double LATE_MILLIS = 2;

  private static final int LATE_LOOKS = 3; // in a row: one slow look is no state

  private final Feed feed;
  private @Nullable Look before;
  private int lateLooks;
  private boolean late;

  public Announcer(Feed feed) {
    this.feed = feed;
  }

  @Override
  public void seen(Look now) {
    Look last = before;
    before = now;
    if (last == null) {
      return;
    }
    revision(last, now);
    scenario(last, now);
    windows(last, now);
    warnings(last, now);
    lateness(now);
    if (!last.readings().since().equals(now.readings().since())) {
      feed.publish(Topic.CONTROL, now.millis(), "statistics were reset", new JsonObject());
    }
  }

  private void revision(Look last, Look now) {
    long revision = now.vitals().revision();
    if (revision != last.vitals().revision()) {
      feed.publish(
          Topic.REVISION,
          now.millis(),
          "revision " + revision + " runs",
          new JsonObject().put("revision", revision));
    }
    if (now.vitals().revisionsRejected() > last.vitals().revisionsRejected()) {
      feed.publish(
          Topic.WARNING,
          now.millis(),
          "a changed configuration was not applied because of its problems; the log has them",
          new JsonObject().put("code", "rejected").put("active", true));
    }
  }

  private void scenario(Look last, Look now) {
    ScenarioReading was = last.readings().load().scenario();
    ScenarioReading is = now.readings().load().scenario();
    JsonObject data =
        new JsonObject()
            .put("scenario", is.id())
            .put("timeMs", is.timeNanos() / 1e6)
            .put("speed", is.speed())
            .put("paused", is.paused());
    if (!was.id().equals(is.id())) {
      feed.publish(Topic.SCENARIO, now.millis(), "scenario " + is.id() + " is in force", data);
    } else if (was.paused() != is.paused() || was.speed() != is.speed()) {
      feed.publish(
          Topic.SCENARIO,
          now.millis(),
          is.paused() ? "the scenario's time is paused" : "the scenario's time goes on",
          data);
    } else if (is.timeNanos() < was.timeNanos()) {
      feed.publish(Topic.SCENARIO, now.millis(), "scenario " + is.id() + " begins anew", data);
    }
  }

  private void windows(Look last, Look now) {
    Set<String> were = new HashSet<>(last.activeWindows());
    Set<String> are = new HashSet<>(now.activeWindows());
    for (WindowReading window : now.readings().load().windows()) {
      if (window.active() && !were.contains(window.id())) {
        window(now, window.id(), true);
      }
    }
    were.stream().filter(id -> !are.contains(id)).sorted().forEach(id -> window(now, id, false));
  }

  private void window(Look now, String id, boolean active) {
    feed.publish(
        Topic.WINDOW,
        now.millis(),
        "window " + id + (active ? " is active" : " has ended"),
        new JsonObject().put("window", id).put("active", active));
  }

  private void warnings(Look last, Look now) {
    List<Health.Reason> were = last.health().warnings();
    List<Health.Reason> are = now.health().warnings();
    for (Health.Reason warning : are) {
      if (!were.contains(warning)) {
        feed.publish(
            Topic.WARNING,
            now.millis(),
            warning.detail(),
            new JsonObject().put("code", warning.code()).put("active", true));
      }
    }
    Set<String> codes = new HashSet<>();
    are.forEach(warning -> codes.add(warning.code()));
    for (Health.Reason warning : were) {
      if (!codes.contains(warning.code())) {
        feed.publish(
            Topic.WARNING,
            now.millis(),
            "over: " + warning.detail(),
            new JsonObject().put("code", warning.code()).put("active", false));
      }
    }
  }

  private void lateness(Look now) {
    double p99 = now.whole().lateness().p99();
    if (Double.isNaN(p99)) {
      return;
    }
    lateLooks = p99 > LATE_MILLIS == late ? 0 : lateLooks + 1;
    if (lateLooks == LATE_LOOKS) {
      late = !late;
      lateLooks = 0;
      feed.publish(
          Topic.WARNING,
          now.millis(),
          String.format(
              java.util.Locale.ROOT,
              "lateness p99 %s %.0f ms for %d s: %.2f ms",
              late ? "above" : "below",
              LATE_MILLIS,
              LATE_LOOKS,
              p99),
          new JsonObject().put("code", "lateness").put("active", late).put("p99Ms", p99));
    }
  }
}
