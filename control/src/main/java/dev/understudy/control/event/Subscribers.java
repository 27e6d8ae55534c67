package dev.understudy.control.event;

import dev.understudy.control.watch.IntervalJson;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Watcher;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The clients that follow. Each gets the happenings of its topics as they come and one frame of
/// figures a second; one that does not take them for a while is let go, and told why.
public final class Subscribers implements Watcher {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

  /// Clients that may follow at the same time.
  public static final int MOST = 64;

  private final Feed feed;
  private final Function<Look, JsonObject> status;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();

  /// @param status the figures of [Topic#STATUS]
  public Subscribers(Feed feed, Function<Look, JsonObject> status) {
    this.feed = feed;
    this.status = status;
    feed.followedBy(event -> subscriptions.forEach(it -> it.tell(event)));
  }

  /// How many follow now.
  public int count() {
    return subscriptions.size();
  }

  /// How many were let go because they did not keep up.
  public long dropped() {
    return dropped.get();
  }

  /// What a client wants.
  ///
  /// @param endpoints whose rows it wants, at most; empty: the 50 busiest
  /// @param after the last event it has seen; empty: from now on
  public record Wish(Set<Topic> topics, Set<String> endpoints, Optional<String> after) {
    public Wish {
      topics = Set.copyOf(topics);
      endpoints = Set.copyOf(endpoints);
    }
  }

  /// Begins to tell a client, whose response has not begun. Called on `loop`.
  ///
  /// @return false where too many follow already
  public boolean add(Wish wish, HttpServerResponse response, Context loop) {
    if (subscriptions.size() >= MOST) {
      return false;
    }
    Subscription subscription = new Subscription(wish, response, loop, this::letGo);
    response.closeHandler(_ -> subscriptions.remove(subscription));
    response.exceptionHandler(_ -> subscriptions.remove(subscription));
    subscription.begin();
    subscriptions.add(subscription);
    wish.after()
        .ifPresent(
            id ->
                feed.after(id)
                    .ifPresentOrElse(
                        missed -> missed.forEach(subscription::tell), subscription::tellOfGap));
    return true;
  }

  private void letGo(Subscription subscription) {
    if (subscriptions.remove(subscription)) {
      dropped.incrementAndGet();
      LOG.warn("a client of /api/v1/events was let go: it did not take what was sent to it");
    }
  }

  /// Ends all streams.
  public void close() {
    subscriptions.forEach(it -> it.end("the server stops"));
    subscriptions.clear();
  }

  @Override
  public void seen(Look look) {
    if (subscriptions.isEmpty()) {
      return;
    }
    JsonObject state = status.apply(look);
    Map<String, JsonObject> rows = new HashMap<>(); // each is made once, for whoever wants it
    Function<String, JsonObject> row =
        id ->
            rows.computeIfAbsent(
                id, it -> IntervalJson.of(Objects.requireNonNull(look.rows().get(it))));
    JsonObject whole = IntervalJson.of(look.whole());
    subscriptions.forEach(it -> it.tellFigures(look, state, whole, row));
  }
}
