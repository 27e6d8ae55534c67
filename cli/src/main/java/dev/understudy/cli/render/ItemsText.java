package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/// What a server lists, as columns.
public final class ItemsText {
  private static final int WIDEST = 48; // of a cell: three of them and an id fit a wide terminal

  private ItemsText() {}

  /// Endpoints and their requests.
  public static String endpoints(JsonArray items) {
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

  /// Windows: of what, when, and what they do.
  ///
  /// @param items with their values
  public static String windows(JsonArray items) {
    Table table = new Table(Set.of(1));
    table.row("ID", "LINE", "ON", "AT", "BEHAVIOUR");
    for (int i = 0; i < items.size(); i++) {
      JsonObject item = items.getJsonObject(i);
      JsonObject window = item.getJsonObject("value");
      table.row(
          item.getString("id"),
          Integer.toString(item.getInteger("line")),
          brief(window.getValue("on", "")),
          brief(window.getValue("at", "")),
          brief(window.getValue("behaviour", "")));
    }
    return table.text();
  }

  /// Groups and dependencies: what is written of each.
  ///
  /// @param items with their values
  public static String of(JsonArray items) {
    Table table = new Table(Set.of(1));
    table.row("ID", "LINE", "SAYS");
    for (int i = 0; i < items.size(); i++) {
      JsonObject item = items.getJsonObject(i);
      table.row(
          item.getString("id"),
          Integer.toString(item.getInteger("line")),
          brief(item.getValue("value")));
    }
    return table.text();
  }

  /// A value in a few words, such as `every: 45s, duration: 300ms`.
  private static String brief(Object value) {
    String whole =
        value instanceof JsonObject object ? members(object) : String.valueOf(flow(value));
    return whole.length() <= WIDEST ? whole : whole.substring(0, WIDEST - 3) + "...";
  }

  private static String members(JsonObject object) {
    return object.stream()
        .map(each -> each.getKey() + ": " + flow(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String flow(Object value) {
    return switch (value) {
      case JsonObject object -> "{" + members(object) + "}";
      case JsonArray array ->
          array.stream().map(ItemsText::flow).collect(Collectors.joining(", ", "[", "]"));
      case null -> "null";
      case Object plain -> plain.toString();
    };
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
