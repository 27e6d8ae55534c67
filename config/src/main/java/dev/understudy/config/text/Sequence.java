package dev.understudy.config.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list.
public final class Sequence extends Node {
  private final List<Node> items;

  Sequence(Source source, int start, int end, List<Node> items) {
    super(source, start, end);
    this.items = List.copyOf(items);
    this.items.forEach(this::hold);
  }

  /// One that was made, not read.
  public static Sequence of(List<Node> items) {
    return new Sequence(Source.NONE, 0, 0, items);
  }

  public List<Node> items() {
    return items;
  }

  @Override
  public String describe() {
    return "a list";
  }

  @Override
  Sequence moved(Source to, int by) {
    List<Node> copies = items.stream().map(item -> item.moved(to, by)).toList();
    return new Sequence(to, start() + by, end() + by, copies);
  }

  @Override
  String step(Node child) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) == child) {
        return Integer.toString(i);
      }
    }
    throw new IllegalArgumentException("no child of this list");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sequence that && items.equals(that.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }
}
