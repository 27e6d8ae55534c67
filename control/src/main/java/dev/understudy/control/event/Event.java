package dev.understudy.control.event;

import io.vertx.core.json.JsonObject;

/// Something that happened.
///
/// @param id for `Last-Event-ID`; empty for what is not kept
/// @param millis when, since 1970
/// @param data with `at` and, for people, `text`
public record Event(String id, Topic topic, long millis, JsonObject data) {
  /// As an event of a stream (HTML standard, 9.2).
  String text() {
    return (id.isEmpty() ? "" : "id: " + id + "\n")
        + "event: "
        + topic.word()
        + "\ndata: "
        + data.encode()
        + "\n\n";
  }
}
