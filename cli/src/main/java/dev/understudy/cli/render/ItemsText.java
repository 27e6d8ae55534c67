package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/// What a server lists, as columns.
public final class ItemsText {
  private ItemsText() {}

  /// Endpoints, groups, windows, dependencies: their ids, and what else is told of each.
  public static String of(JsonArray items) {
    Table table = new Table(Set.of(1));
    table.row("ID", "LINE", "REQUEST");
    for (int i = 0; i < items.size(); i++) {
      JsonObject item = items.getJsonObject(i);
      table.row(
          item.getString("id"),
          Integer.toString(item.getInteger("line")),
          item.getString("request", ""));
    }
    return table.text();
  }

  /// The scenarios, and which is in force.
  public static String scenarios(JsonObject state) {
    Table table = new Table(Set.of());
    table.row("ID", "IN FORCE");
    JsonArray names = state.getJsonArray("scenarios");
    for (int i = 0; i < names.size(); i++) {
      String name = names.getString(i);
      table.row(name, name.equals(state.getString("active")) ? "yes" : "");
    }
    return table.text();
  }

  /// Revisions from new to old.
  public static String revisions(JsonArray revisions) {
    Table table = new Table(Set.of(0));
    table.row("NUMBER", "TIME", "AUTHOR", "SOURCE", "LABEL", "REASON");
    for (int i = 0; i < revisions.size(); i++) {
      JsonObject revision = revisions.getJsonObject(i);
      table.row(
          Long.toString(revision.getLong("number")),
          revision.getString("time"),
          revision.getString("author"),
          revision.getString("source"),
          revision.getString("label", ""),
          revision.getString("reason"));
    }
    return table.text();
  }

  /// Problems as a server tells them, one a line, with what helps.
  public static String problems(JsonArray problems) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < problems.size(); i++) {
      JsonObject problem = problems.getJsonObject(i);
      text.append(problem.getString("file"));
      if (problem.getInteger("line") > 0) {
        text.append(':').append(problem.getInteger("line"));
        text.append(':').append(problem.getInteger("column"));
      }
      text.append(": ");
      if (problem.getString("severity").equals("warning")) {
        text.append("warning: ");
      }
      text.append(problem.getString("message")).append('\n');
      if (!problem.getString("help").isEmpty()) {
        text.append("  ").append(problem.getString("help")).append('\n');
      }
    }
    return text.toString();
  }
}
