package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Endpoints as a table: the last second, told beside served.
public final class TopText {
  private static final String WARN = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  private TopText() {}

  /// @param status as `/api/v1/status` answers
  /// @param stats as `/api/v1/stats` answers
  /// @param colours whether what is not well is to stand out
  public static String of(JsonObject status, JsonObject stats, boolean colours) {
    JsonObject whole = stats.getJsonObject("whole").getJsonObject("lastSecond");
    StringBuilder text = new StringBuilder();
    text.append(status.getString("service"))
        .append(", revision ")
        .append(status.getLong("revision"))
        .append(", scenario ")
        .append(status.getJsonObject("scenario").getString("id"))
        .append('\n')
        .append(Figures.number(whole.getDouble("requestsPerSecond")))
        .append(" req/s | in flight ")
        .append(Figures.count(status.getLong("inFlight")))
        .append(" | lateness p99 ")
        .append(StatusText.duration(whole.getJsonObject("latenessMs").getDouble("p99")))
        .append(" | CPU ")
        .append(percent(status.getJsonObject("cpu").getDouble("system")))
        .append(" | told: ");
    String verdict = status.getJsonObject("envelope").getString("verdict");
    boolean warn = colours && !verdict.equals("honoured");
    text.append(warn ? WARN : "").append(verdict).append(warn ? PLAIN : "").append("\n\n");
    text.append(table(stats));
    int left = stats.getInteger("total") - stats.getJsonArray("endpoints").size();
    if (left > 0) {
      text.append("and ").append(Figures.count(left)).append(" more\n");
    }
    return text.toString();
  }

  private static String table(JsonObject stats) {
    Table table = new Table(Set.of(1, 2, 3, 4, 5, 6, 7));
    table.row(
        "endpoint", "req/s", "p50 told", "p50", "p99 told", "p99", "errors", "in flight", "queue");
    JsonArray endpoints = stats.getJsonArray("endpoints");
    for (int i = 0; i < endpoints.size(); i++) {
      JsonObject row = endpoints.getJsonObject(i);
      JsonObject second = row.getJsonObject("lastSecond");
      // An endpoint without a history has the figures of the whole run.
      JsonObject from = second == null ? row : second;
      JsonObject told = from.getJsonObject("intendedMs");
      JsonObject served = from.getJsonObject("actualMs");
      table.row(
          row.getString("endpoint"),
          Figures.number(row.getDouble("requestsPerSecond")),
          StatusText.duration(told.getDouble("p50")),
          StatusText.duration(served.getDouble("p50")),
          StatusText.duration(told.getDouble("p99")),
          StatusText.duration(served.getDouble("p99")),
          errors(row, second),
          Figures.count(row.getLong("inFlight")),
          queue(second));
    }
    return table.text();
  }

  private static String errors(JsonObject row, @Nullable JsonObject second) {
    if (second == null) {
      return Figures.percent(row.getDouble("errorShare"));
    }
    long requests = second.getLong("requests");
    return requests == 0 ? "-" : Figures.percent((double) second.getLong("errors") / requests);
  }

  private static String queue(@Nullable JsonObject second) {
    return second == null || !second.containsKey("waiting")
        ? "-"
        : Figures.count(second.getLong("waiting"));
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "?" : String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
