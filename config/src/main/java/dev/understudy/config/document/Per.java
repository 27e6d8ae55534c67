package dev.understudy.config.document;

import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Who shares a capacity, a rate limit or a bandwidth.
public enum Per {
  /// Each response has its own.
  RESPONSE,
  /// The responses of a connection.
  CONNECTION,
  /// The requests of a client.
  CLIENT,
  /// The requests of an endpoint.
  ENDPOINT,
  /// The requests of all members of the group that gives it.
  GROUP,
  /// The requests of all endpoints that have it.
  ALL;

  /// In lower case, as it is written.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Shape<Per> shape(Set<Per> allowed) {
    Map<String, Per> words = new LinkedHashMap<>();
    allowed.forEach(per -> words.put(per.word(), per));
    return Scalars.choice("one that shares", words);
  }
}
