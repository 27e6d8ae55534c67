package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bounds how many connections there are, and how long one may take to say what it wants. An idle
/// timeout alone would let a client drip a byte now and then, for ever.
///
/// All on one event loop.
public final class Connections {
  /// @param connections at once; more are closed at once
  /// @param head from the connection's begin, or from the end of the answer before, to the end of a
  ///   request's head
  /// @param body from there to the end of its body
  public record Limits(int connections, Duration head, Duration body) {
    /// Scrapers, probes, some browsers. A scraper's usual interval, 60 s, fits in.
    public static final Limits USUAL =
        new Limits(256, Duration.ofSeconds(65), Duration.ofSeconds(30));
  }

  private static final long NONE = -1; // a request is being answered

  private final Vertx vertx;
  private final Limits limits;
  private final Map<HttpConnection, Long> heads = new HashMap<>(); // timer of the next head

  public Connections(Vertx vertx, Limits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  /// To be called for each new connection.
  public void opened(HttpConnection connection) {
    if (heads.size() >= limits.connections()) {
      connection.close();
      return;
    }
    heads.put(connection, timer(connection));
    connection.closeHandler(closed -> cancel(heads.remove(connection)));
  }

  /// The first handler of every request.
  Handler<RoutingContext> requests() {
    return context -> {
      HttpServerRequest request = context.request();
      HttpConnection connection = request.connection();
      cancel(heads.replace(connection, NONE));
      long body =
          vertx.setTimer(
              limits.body().toMillis(),
              late -> {
                if (!request.isEnded()) {
                  connection.close();
                }
              });
      context.addEndHandler(
          ended -> {
            vertx.cancelTimer(body);
            if (heads.containsKey(connection)) {
              heads.put(connection, timer(connection));
            }
          });
      context.next();
    };
  }

  private long timer(HttpConnection connection) {
    return vertx.setTimer(limits.head().toMillis(), late -> connection.close());
  }

  private void cancel(@Nullable Long timer) {
    if (timer != null && timer != NONE) {
      vertx.cancelTimer(timer);
    }
  }
}
