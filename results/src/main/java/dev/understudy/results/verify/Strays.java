package dev.understudy.results.verify;

import dev.understudy.results.row.Row;
import dev.understudy.results.verify.Verification.Stray;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows without an endpoint, by what they asked for. The first 200 different ones are told apart.
final class Strays {
  private static final int MOST = 200;
  private static final int LONGEST = 80;

  private record Key(String request, String reason) {}

  private final Map<Key, Long> counts = new LinkedHashMap<>();
  private long total;

  void add(Row row, String reason) {
    total++;
    String text =
        row.target().isEmpty() ? row.label() : (row.method() + " " + row.target()).strip();
    int query = text.indexOf('?');
    String shown = query < 0 ? text : text.substring(0, query);
    Key key =
        new Key(shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown, reason);
    if (counts.containsKey(key) || counts.size() < MOST) {
      counts.merge(key, 1L, Long::sum);
    }
  }

  long total() {
    return total;
  }

  /// The most frequent kinds.
  List<Stray> most(int limit) {
    return counts.entrySet().stream()
        .map(e -> new Stray(e.getKey().request(), e.getKey().reason(), e.getValue()))
        .sorted(Comparator.comparingLong(Stray::count).reversed())
        .limit(limit)
        .toList();
  }
}
