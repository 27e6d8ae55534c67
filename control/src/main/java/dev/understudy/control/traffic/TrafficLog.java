package dev.understudy.control.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last requests that were recorded, and the requests that no endpoint wanted, by method and
/// path. Any thread adds, any reads.
public final class TrafficLog {
  /// Requests that may be kept.
  public static final int MOST = 10_000;

  private static final int MOST_PATHS = 200;
  private static final int LONGEST_PATH = 500;

  /// How it is recorded.
  ///
  /// @param oneIn one request in so many is kept
  /// @param keep how many, the last
  /// @param untilMillis since 1970
  public record Recording(int oneIn, int keep, long sinceMillis, long untilMillis) {}

  /// A kept request.
  ///
  /// @param number of all that were recorded, from 1
  public record Entry(long number, Seen seen) {}

  /// A path that no endpoint answers.
  public record Unmatched(
      String method, String path, String missed, long count, long firstMillis, long lastMillis) {}

  private record Place(String method, String path) {}

  private final TrafficSource source;
  private final Deque<Entry> kept = new ArrayDeque<>();
  private final Map<Place, Unmatched> unmatched = new LinkedHashMap<>(16, 0.75f, true);
  private Optional<Recording> recording = Optional.empty();
  private long recorded;
  private long forgottenPaths;

  public TrafficLog(TrafficSource source) {
    this.source = source;
    source.unmatched(this::addUnmatched);
  }

  /// Begins to record, and forgets what was recorded before.
  public synchronized void record(Recording how) {
    source.stop();
    kept.clear();
    recorded = 0;
    recording = Optional.of(how);
    source.record(how.oneIn(), seen -> add(how, seen));
  }

  /// Stops; what was recorded stays.
  public synchronized void stop() {
    source.stop();
    recording = Optional.empty();
  }

  /// Stops where the time is over; true where that was now.
  public synchronized boolean stopIfOver(long nowMillis) {
    if (recording.isPresent() && nowMillis >= recording.get().untilMillis()) {
      stop();
      return true;
    }
    return false;
  }

  /// How it is being recorded; empty where it is not.
  public synchronized Optional<Recording> recording() {
    return recording;
  }

  /// How many requests were recorded since it began; more than are kept.
  public synchronized long recorded() {
    return recorded;
  }

  /// The newest that are kept and came after number `after`, the newest first.
  public synchronized List<Entry> newest(long after, int most) {
    List<Entry> found = new ArrayList<>();
    var newestFirst = kept.descendingIterator();
    while (newestFirst.hasNext() && found.size() < most) {
      Entry entry = newestFirst.next();
      if (entry.number() <= after) {
        break;
      }
      found.add(entry);
    }
    return found;
  }

  /// The paths that no endpoint answers, the latest first.
  public synchronized List<Unmatched> unmatched() {
    return unmatched.values().stream()
        .sorted(Comparator.comparingLong(Unmatched::lastMillis).reversed())
        .toList();
  }

  /// Paths that were forgotten because there were too many.
  public synchronized long forgottenPaths() {
    return forgottenPaths;
  }

  private synchronized void add(Recording how, Seen seen) {
    if (recording.filter(it -> it == how).isEmpty()) {
      return; // of a recording that has ended
    }
    if (kept.size() == how.keep()) {
      kept.removeFirst();
    }
    kept.addLast(new Entry(++recorded, masked(seen)));
  }

  private static Seen masked(Seen seen) {
    return new Seen(
        seen.arrivedMillis(),
        seen.client(),
        seen.method(),
        seen.path(),
        Mask.query(seen.query()),
        seen.status(),
        seen.actualNanos(),
        seen.latenessNanos(),
        seen.headers().stream()
            .map(
                it ->
                    new dev.understudy.core.outcome.Header(
                        it.name(), Mask.header(it.name(), it.value())))
            .toList(),
        seen.missed(),
        seen.decision());
  }

  private synchronized void addUnmatched(Seen seen) {
    String path = seen.path();
    Place place =
        new Place(
            seen.method(), path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path);
    Unmatched before = unmatched.get(place);
    unmatched.put(
        place,
        new Unmatched(
            place.method(),
            place.path(),
            seen.missed(),
            before == null ? 1 : before.count() + 1,
            before == null ? seen.arrivedMillis() : before.firstMillis(),
            seen.arrivedMillis()));
    if (unmatched.size() > MOST_PATHS) {
      unmatched.remove(unmatched.keySet().iterator().next()); // the one not seen for longest
      forgottenPaths++;
    }
  }
}
