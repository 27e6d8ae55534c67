package dev.understudy.cli.render;

import dev.understudy.config.diff.BehaviourDiff;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Differences as JSON, in one line: `{"scenario", "added": [ids], "removed": [ids], "service":
/// [...], "changes": [{"what", "from", "to", "endpoints": [ids]}]}`; a value that is not there is
/// "".
public final class DiffJson {
  private DiffJson() {}

  public static String of(BehaviourDiff diff) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("scenario", diff.scenario());
      ids(json, "added", diff.added());
      ids(json, "removed", diff.removed());
      changes(json, "service", diff.service());
      changes(json, "changes", diff.changes());
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void changes(JsonGenerator json, String name, List<BehaviourDiff.Change> changes) {
    json.writeArrayPropertyStart(name);
    for (BehaviourDiff.Change change : changes) {
      json.writeStartObject();
      json.writeStringProperty("what", change.what());
      json.writeStringProperty("from", change.from());
      json.writeStringProperty("to", change.to());
      ids(json, "endpoints", change.endpoints());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void ids(JsonGenerator json, String name, List<String> ids) {
    json.writeArrayPropertyStart(name);
    ids.forEach(json::writeString);
    json.writeEndArray();
  }
}
