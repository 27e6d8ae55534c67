package dev.understudy.control.edit;

import dev.understudy.config.problem.Place;
import io.vertx.core.json.JsonObject;

/// Stretches of a text as JSON.
public final class Ranges {
  private Ranges() {}

  /// Lines and columns count from 1, columns in code points; the end is just behind the last.
  public static JsonObject of(Place place) {
    return new JsonObject()
        .put("line", place.line())
        .put("column", place.column())
        .put("endLine", place.endLine())
        .put("endColumn", place.endColumn());
  }
}
