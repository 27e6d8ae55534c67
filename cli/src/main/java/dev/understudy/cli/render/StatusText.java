package dev.understudy.cli.render;

import dev.understudy.cli.terminal.Figures;
import dev.understudy.cli.terminal.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A server's status as a table of a few lines.
public final class StatusText {
  private static final double NANOS_PER_MILLI = 1e6;

  private StatusText() {}

  /// @param status as `/api/v1/status` answers
  public static String of(JsonObject status) {
    Table table = new Table(Set.of());
    table.row(
        "service",
        status.getString("service")
            + ": "
            + Figures.count(status.getLong("endpoints"))
            + " endpoints, revision "
            + status.getLong("revision"));
    table.row("listens", String.join(" ", addresses(status.getJsonArray("addresses"))));
    JsonObject scenario = status.getJsonObject("scenario");
    table.row(
        "scenario",
        scenario.getString("id") + ", " + clock(scenario, scenario.getDouble("timeMs") / 1000));
    table.row("seed", Long.toString(status.getLong("seed")));
    table.row(
        "up",
        uptime(Duration.ofMillis(status.getLong("uptimeMs")))
            + ", since "
            + status.getString("started")
            + ", "
            + status.getString("version"));
    table.row(
        "connections",
        Figures.count(status.getLong("connections"))
            + " open, "
            + Figures.count(status.getLong("inFlight"))
            + " requests in flight");
    table.row("CPU", cpu(status.getJsonObject("cpu")));
    table.row("lateness", lateness(status.getJsonObject("latenessSinceStartMs")));
    JsonObject envelope = status.getJsonObject("envelope");
    table.row("told", envelope.getString("verdict"));
    StringBuilder text = new StringBuilder(table.text());
    reasons(text, envelope.getJsonArray("reasons"));
    reasons(text, status.getJsonArray("reasons"));
    reasons(text, status.getJsonArray("warnings"));
    if (status.getJsonObject("divergence") instanceof JsonObject divergence) {
      text.append("the file says something else than what runs:\n");
      text.append(divergence.getString("diff"));
    }
    return text.toString();
  }

  /// The scenario in force, in a line.
  ///
  /// @param state as `/api/v1/scenarios` answers
  public static String scenario(JsonObject state) {
    return "scenario "
        + state.getString("active")
        + ", "
        + clock(state, state.getDouble("timeSeconds"))
        + "\n";
  }

  private static String clock(JsonObject scenario, double seconds) {
    return Figures.span(seconds)
        + " in"
        + (scenario.getBoolean("paused") ? ", paused" : "")
        + (scenario.getDouble("speed") == 1
            ? ""
            : ", " + Figures.number(scenario.getDouble("speed")) + " x as fast");
  }

  private static List<String> addresses(JsonArray urls) {
    return urls.stream().map(String::valueOf).toList();
  }

  private static String uptime(Duration up) {
    return up.toDays() > 0
        ? up.toDays() + " d " + up.toHoursPart() + " h"
        : up.toHours() > 0
            ? up.toHours() + " h " + up.toMinutesPart() + " min"
            : up.toMinutes() + " min " + up.toSecondsPart() + " s";
  }

  private static String cpu(JsonObject cpu) {
    return percent(cpu.getDouble("system"))
        + " of "
        + cpu.getInteger("processors")
        + " processors busy, "
        + percent(cpu.getDouble("process"))
        + " by this process";
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "?" : String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  private static String lateness(JsonObject millis) {
    return millis.getLong("n") == 0
        ? "no requests yet"
        : "p50 "
            + duration(millis.getDouble("p50"))
            + ", p99 "
            + duration(millis.getDouble("p99"))
            + " of "
            + Figures.count(millis.getLong("n"))
            + " replies";
  }

  static String duration(@Nullable Double millis) {
    return millis == null ? "-" : Figures.duration(millis * NANOS_PER_MILLI);
  }

  private static void reasons(StringBuilder text, JsonArray reasons) {
    for (int i = 0; i < reasons.size(); i++) {
      text.append("  ").append(reasons.getJsonObject(i).getString("detail")).append('\n');
    }
  }
}
