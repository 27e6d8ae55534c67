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
  private volatile @Nullable Meaning meaning;

  /// What a shape made of a mapping.
  private record Meaning(Object shape, Object value) {}

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

  /// What `shape` has made of this before, without a problem; empty where it is not remembered.
  public Optional<Object> meaning(Object shape) {
    Meaning known = meaning;
    return known != null && known.shape() == shape ? Optional.of(known.value()) : Optional.empty();
  }

  /// Remembers what a shape made of this, where that is worth it: for the entries of a divided
  /// text, which stay when others change.
  public void means(Object shape, Object value) {
    if (!source().pointer().isEmpty()) {
      meaning = new Meaning(shape, value);
    }
  }

  @Override
  Mapping moved(Source to, int by) {
    List<Entry> copies = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      copies.add(new Entry(entry.key().moved(to, by), entry.value().moved(to, by)));
    }
    return new Mapping(to, start() + by, end() + by, copies);
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
