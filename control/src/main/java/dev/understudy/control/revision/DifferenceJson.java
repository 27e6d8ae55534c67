package dev.understudy.control.revision;

import dev.understudy.config.diff.BehaviourDiff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A difference in behaviour as JSON: `{"scenario", "added": [ids], "removed": [ids], "service":
/// [...], "changes": [{"what", "from", "to", "endpoints": [ids]}]}`; a value that is not there is
/// "".
public final class DifferenceJson {
  private DifferenceJson() {}

  public static JsonObject of(BehaviourDiff diff) {
    return new JsonObject()
        .put("scenario", diff.scenario())
        .put("added", new JsonArray(diff.added()))
        .put("removed", new JsonArray(diff.removed()))
        .put("service", changes(diff.service()))
        .put("changes", changes(diff.changes()));
  }

  private static JsonArray changes(List<BehaviourDiff.Change> changes) {
    JsonArray array = new JsonArray();
    for (BehaviourDiff.Change change : changes) {
      array.add(
          new JsonObject()
              .put("what", change.what())
              .put("from", change.from())
              .put("to", change.to())
              .put("endpoints", new JsonArray(change.endpoints())));
    }
    return array;
  }
}
