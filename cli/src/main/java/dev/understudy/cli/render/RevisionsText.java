package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What ran and what runs, as columns.
public final class RevisionsText {
  private static final int NAMED = 2; // endpoints of one change; more are counted

  private RevisionsText() {}

  /// From new to old; the active one has a star.
  ///
  /// @param revisions as `/api/v1/revisions` answers
  public static String of(JsonArray revisions, long active) {
    Table table = new Table(Set.of(0));
    table.row("NUMBER", "TIME", "SOURCE", "AUTHOR", "LABEL", "CHANGED", "REASON");
    for (int i = 0; i < revisions.size(); i++) {
      JsonObject revision = revisions.getJsonObject(i);
      long number = revision.getLong("number");
      table.row(
          (number == active ? "* " : "") + number,
          revision.getString("time"),
          revision.getString("source"),
          revision.getString("author"),
          revision.getString("label", ""),
          changed(revision),
          revision.getString("reason"));
    }
    return table.text();
  }

  /// The first of what a client would notice, and how much more there is.
  private static String changed(JsonObject revision) {
    if (!revision.containsKey("difference")) {
      return ""; // the first, or not compared yet
    }
    List<String> parts = parts(revision.getJsonObject("difference"));
    return switch (parts.size()) {
      case 0 -> "nothing that a client notices";
      case 1 -> parts.getFirst();
      default -> parts.getFirst() + ", " + (parts.size() - 1) + " more";
    };
  }

  private static List<String> parts(JsonObject difference) {
    List<String> parts = new ArrayList<>();
    changes(difference.getJsonArray("changes"), parts);
    ids(difference.getJsonArray("added"), "added", parts);
    ids(difference.getJsonArray("removed"), "removed", parts);
    changes(difference.getJsonArray("service"), parts);
    return parts;
  }

  private static void changes(JsonArray changes, List<String> parts) {
    for (int i = 0; i < changes.size(); i++) {
      JsonObject change = changes.getJsonObject(i);
      String whose = names(change.getJsonArray("endpoints"));
      parts.add(
          (whose.isEmpty() ? "" : whose + " ")
              + change.getString("what")
              + " "
              + orNone(change.getString("from"))
              + " -> "
              + orNone(change.getString("to")));
    }
  }

  private static void ids(JsonArray ids, String what, List<String> parts) {
    if (!ids.isEmpty()) {
      parts.add(names(ids) + " " + what);
    }
  }

  private static String names(JsonArray ids) {
    return ids.size() <= NAMED
        ? String.join(", ", ids.stream().map(String::valueOf).toList())
        : ids.size() + " endpoints";
  }

  private static String orNone(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
