package dev.understudy.config.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys and values, in the order of the text. A key that is repeated stands here once, with its
/// first value.
public final class Mapping extends Node {
  /// One key and its value.
  public record Entry(Scalar key, Node value) {}

  private final List<Entry> entries;

  Mapping(Source source, int start, int end, List<Entry> entries) {
    super(source, start, end);
    this.entries = List.copyOf(entries);
    for (Entry entry : this.entries) {
      hold(entry.key());
      hold(entry.value());
    }
  }

  /// One that was made, not read; in the order of the map.
  public static Mapping of(Map<String, ? extends Node> values) {
    List<Entry> entries = new ArrayList<>(values.size());
    values.forEach((key, value) -> entries.add(new Entry(Scalar.string(key), value)));
    return new Mapping(Source.NONE, 0, 0, entries);
  }

  public List<Entry> entries() {
    return entries;
  }

  /// The value of a key. Looks through the entries: for mappings of a few keys.
  public Optional<Node> find(String key) {
    for (Entry entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  @Override
  public String describe() {
    return "a mapping";
  }

  @Override
  String step(Node child) {
    for (Entry entry : entries) {
      if (entry.key() == child || entry.value() == child) {
        return entry.key().text().replace("~", "~0").replace("/", "~1");
      }
    }
    throw new IllegalArgumentException("no child of this mapping");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mapping that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
