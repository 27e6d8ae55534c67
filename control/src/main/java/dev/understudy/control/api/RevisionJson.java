package dev.understudy.control.api;

import dev.understudy.control.revision.Revision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A revision as the API shows it.
final class RevisionJson {
  private RevisionJson() {}

  static JsonObject of(Revision revision) {
    JsonObject json =
        new JsonObject()
            .put("number", revision.number())
            .put("time", revision.time().toString())
            .put("author", revision.author())
            .put("address", revision.address())
            .put("reason", revision.reason())
            .put("source", revision.origin().word())
            .put("format", revision.format().word())
            .put("digest", revision.digest())
            .put("bytes", revision.bytes())
            .put("etag", revision.etag());
    revision.parent().ifPresent(parent -> json.put("parent", parent));
    revision.label().ifPresent(label -> json.put("label", label));
    revision.note().ifPresent(note -> json.put("note", note));
    revision.difference().ifPresent(diff -> json.put("difference", new JsonObject(diff)));
    return json;
  }

  static JsonArray of(List<Revision> revisions) {
    JsonArray array = new JsonArray();
    revisions.forEach(revision -> array.add(of(revision)));
    return array;
  }
}
