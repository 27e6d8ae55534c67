package dev.understudy.control.event;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The happenings of this process: the last thousand are kept. Any thread may add one.
public final class Feed {
  private static final int KEPT = 1_000;

  private final String process; // ids of another process are none of ours
  private final ArrayDeque<Event> kept = new ArrayDeque<>();
  private final List<Consumer<Event>> followers = new CopyOnWriteArrayList<>();
  private long next = 1;

  /// @param startMillis tells this process's ids from those of others
  public Feed(long startMillis) {
    this.process = Long.toString(startMillis, 36);
  }

  /// Adds a happening; who follows is told.
  ///
  /// @param text what happened, in a few words
  /// @param data more about it, for programs
  public void publish(Topic topic, long millis, String text, JsonObject data) {
    JsonObject whole = new JsonObject().put("at", millis).put("text", text).mergeIn(data);
    Event event;
    synchronized (this) {
      event = new Event(process + "-" + next++, topic, millis, whole);
      kept.addLast(event);
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
    }
    followers.forEach(follower -> follower.accept(event));
  }

  /// Tells `follower` of every happening from now on.
  void followedBy(Consumer<Event> follower) {
    followers.add(follower);
  }

  /// What happened after the event `id`; empty where that is not known any more, so that something
  /// may have been missed.
  synchronized Optional<List<Event>> after(String id) {
    if (!id.startsWith(process + "-")) {
      return Optional.empty();
    }
    if (id.equals(process + "-" + (next - 1))) {
      return Optional.of(List.of());
    }
    List<Event> later = new ArrayList<>();
    boolean found = false;
    for (Event event : kept) {
      if (found) {
        later.add(event);
      }
      found |= event.id().equals(id);
    }
    return found ? Optional.of(later) : Optional.empty();
  }

  /// The kept happenings between two instants, the oldest first.
  public synchronized List<Event> between(long fromMillis, long toMillis) {
    return kept.stream()
        .filter(event -> event.millis() >= fromMillis && event.millis() < toMillis)
        .toList();
  }
}
