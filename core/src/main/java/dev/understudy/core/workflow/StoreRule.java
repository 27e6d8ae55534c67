package dev.understudy.core.workflow;

import java.util.List;
import java.util.Map;

/// A store, described: equal in two plans, its items stay.
///
/// @param key the member of an item that names it
/// @param most items at once
/// @param items to begin with
public record StoreRule(String id, String key, int most, List<Map<String, Object>> items) {
  /// What all items of a store may take, in chars of JSON.
  public static final int MOST_CHARS = 8 << 20;

  public StoreRule {
    items = List.copyOf(items);
  }
}
