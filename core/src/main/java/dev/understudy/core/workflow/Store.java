package dev.understudy.core.workflow;

import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.JsonText;
import dev.understudy.core.expression.NoValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Items by key, in the order in which they came; bounded in number and in size. Shared by event
/// loops: its lock is held for a look-up or a change, never while text is made.
public final class Store {
  private record Item(Map<String, Object> members, String json) {}

  private final StoreRule rule;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private long chars;

  /// What became of an operation.
  public sealed interface Result {
    /// It was done.
    ///
    /// @param key of the item; empty for several
    /// @param json to be answered; empty for nothing
    record Done(String key, String json) implements Result {}

    /// There is no such item.
    record Missing() implements Result {}

    /// There is one already.
    record Exists() implements Result {}

    /// The payload is no JSON object, or has another key than the path.
    record Invalid() implements Result {}

    /// There is no room.
    record Full() implements Result {}
  }

  /// With the items to begin with.
  public Store(StoreRule rule) {
    this.rule = rule;
    for (Map<String, Object> members : rule.items()) {
      create(members, "");
    }
  }

  StoreRule rule() {
    return rule;
  }

  /// How many items there are.
  public synchronized int size() {
    return items.size();
  }

  /// All items as a JSON array.
  public Result list() {
    Item[] all;
    synchronized (this) {
      all = items.values().toArray(new Item[0]);
    }
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < all.length; i++) {
      json.append(i == 0 ? "" : ",").append(all[i].json());
    }
    return new Result.Done("", json.append(']').toString());
  }

  public synchronized Result read(String key) {
    Item item = items.get(key);
    return item == null ? new Result.Missing() : new Result.Done(key, item.json());
  }

  public synchronized Result delete(String key) {
    Item item = items.remove(key);
    if (item == null) {
      return new Result.Missing();
    }
    chars -= item.json().length();
    return new Result.Done(key, "");
  }

  /// @param otherwise the key of an item that brings none
  public Result create(Map<String, Object> members, String otherwise) {
    Optional<String> own = key(members);
    if (own.isEmpty() && (otherwise.isEmpty() || members.containsKey(rule.key()))) {
      return new Result.Invalid();
    }
    String key = own.orElse(otherwise);
    Map<String, Object> whole = new LinkedHashMap<>();
    if (own.isEmpty()) {
      whole.put(rule.key(), key);
    }
    whole.putAll(members);
    return put(key, whole, true);
  }

  public Result replace(String key, Map<String, Object> members) {
    Map<String, Object> whole = new LinkedHashMap<>(members);
    whole.putIfAbsent(rule.key(), key);
    return key(whole).filter(key::equals).isEmpty() ? new Result.Invalid() : put(key, whole, false);
  }

  /// A merge patch (RFC 7396): members replace those there are, objects one by one; null takes
  /// away.
  public Result update(String key, Map<String, Object> patch) {
    Item item;
    synchronized (this) {
      item = items.get(key);
    }
    if (item == null) {
      return new Result.Missing();
    }
    Map<String, Object> whole = merged(item.members(), patch);
    return key(whole).filter(key::equals).isEmpty() ? new Result.Invalid() : put(key, whole, false);
  }

  private static Map<String, Object> merged(Map<?, ?> target, Map<?, ?> patch) {
    Map<String, Object> whole = new LinkedHashMap<>();
    target.forEach((name, value) -> whole.put(String.valueOf(name), value));
    patch.forEach(
        (name, value) -> {
          String member = String.valueOf(name);
          if (value == Facts.NULL) {
            whole.remove(member);
          } else if (value instanceof Map<?, ?> inner) {
            Object before = whole.get(member);
            whole.put(member, merged(before instanceof Map<?, ?> m ? m : Map.of(), inner));
          } else {
            whole.put(member, value);
          }
        });
    return whole;
  }

  private Optional<String> key(Map<String, Object> members) {
    Object key = members.get(rule.key());
    return key instanceof String || key instanceof Long
        ? Optional.of(key.toString()).filter(it -> !it.isEmpty() && it.length() <= 256)
        : Optional.empty();
  }

  private Result put(String key, Map<String, Object> members, boolean anew) {
    String json;
    try {
      json = JsonText.of(members);
    } catch (NoValueException e) {
      return new Result.Full();
    }
    synchronized (this) {
      Item before = items.get(key);
      if (anew && before != null) {
        return new Result.Exists();
      }
      if (!anew && before == null) {
        return new Result.Missing();
      }
      long after = chars + json.length() - (before == null ? 0 : before.json().length());
      if (after > StoreRule.MOST_CHARS || before == null && items.size() >= rule.most()) {
        return new Result.Full();
      }
      chars = after;
      items.put(
          key, new Item(java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members)), json));
      return new Result.Done(key, json);
    }
  }
}
