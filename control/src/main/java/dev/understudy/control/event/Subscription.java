package dev.understudy.control.event;

import dev.understudy.control.watch.Interval;
import dev.understudy.control.watch.Look;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// One client that follows. Its response is touched on its own loop alone.
final class Subscription {
  private static final int BUSIEST = 50;
  private static final int PATIENCE = 10; // frames that may be held back: ten seconds
  private static final int SILENCE = 15; // looks without a frame after which a comment goes out

  private final Subscribers.Wish wish;
  private final HttpServerResponse response;
  private final Context loop;
  private final Consumer<Subscription> letGo;
  private final Set<String> shown = new HashSet<>(); // endpoints whose last row was not zero
  private int heldBack;
  private int silent;

  Subscription(
      Subscribers.Wish wish,
      HttpServerResponse response,
      Context loop,
      Consumer<Subscription> letGo) {
    this.wish = wish;
    this.response = response;
    this.loop = loop;
    this.letGo = letGo;
  }

  void begin() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONNECTION, "close") // who is let go keeps nothing open
        .putHeader("X-Accel-Buffering", "no"); // proxies that would wait for the end
    response.write("retry: 1000\n: Understudy\n\n");
  }

  /// Something happened.
  void tell(Event event) {
    if (wish.topics().contains(event.topic())) {
      String text = event.text();
      loop.runOnContext(_ -> write(text, true));
    }
  }

  /// What was missed is not known any more.
  void tellOfGap() {
    String gap =
        "event: gap\ndata: {\"text\": \"events were missed: look at everything anew\"}\n\n";
    loop.runOnContext(_ -> write(gap, true));
  }

  /// A second has passed. Called on the observatory's thread, one look after the other.
  void tellFigures(
      Look look, JsonObject status, JsonObject whole, Function<String, JsonObject> row) {
    StringBuilder frame = new StringBuilder();
    if (wish.topics().contains(Topic.STATUS)) {
      frame.append(new Event("", Topic.STATUS, look.millis(), status).text());
    }
    if (wish.topics().contains(Topic.STATS)) {
      JsonObject data =
          new JsonObject()
              .put("at", look.millis())
              .put("whole", whole)
              .put("endpoints", rows(look, row));
      frame.append(new Event("", Topic.STATS, look.millis(), data).text());
    }
    silent = frame.isEmpty() ? silent + 1 : 0;
    if (silent >= SILENCE) {
      silent = 0;
      frame.append(": still here\n\n");
    }
    if (!frame.isEmpty()) {
      String text = frame.toString();
      loop.runOnContext(_ -> write(text, false));
    }
  }

  /// The rows that have changed: those with traffic, and those that have just gone quiet.
  private JsonArray rows(Look look, Function<String, JsonObject> row) {
    Collection<String> wanted = wish.endpoints().isEmpty() ? busiest(look) : wish.endpoints();
    JsonArray rows = new JsonArray();
    for (String id : wanted) {
      Interval interval = look.rows().get(id);
      if (interval == null) {
        if (look.perSecond(id) > 0) {
          rows.add(
              new JsonObject()
                  .put("endpoint", id)
                  .put("requestsPerSecond", look.perSecond(id))
                  .put("kept", false));
        }
        continue;
      }
      boolean busy =
          interval.requests() > 0 || interval.inFlight() > 0 || interval.actual().n() > 0;
      boolean wasShown = busy ? !shown.add(id) : shown.remove(id);
      if (busy || wasShown) {
        rows.add(new JsonObject().put("endpoint", id).mergeIn(row.apply(id)));
      }
    }
    return rows;
  }

  private List<String> busiest(Look look) {
    return look.rows().entrySet().stream()
        .sorted(Comparator.comparingLong(it -> -it.getValue().requests()))
        .limit(BUSIEST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// @param keep a happening must not be left out; figures are replaced by those of the next second
  private void write(String text, boolean keep) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (!response.writeQueueFull()) {
      heldBack = 0;
      response.write(text);
      return;
    }
    heldBack++;
    if (heldBack > PATIENCE) {
      letGo.accept(this);
      finish("what was sent was not taken for " + PATIENCE + " s");
    } else if (keep) {
      response.write(text);
    }
  }

  /// Ends the stream, saying why.
  void end(String why) {
    loop.runOnContext(_ -> finish(why));
  }

  private void finish(String why) {
    if (!response.ended() && !response.closed()) {
      response.write("event: bye\ndata: " + new JsonObject().put("text", why).encode() + "\n\n");
      response.end();
    }
  }
}
