package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.terminal.Console;
import dev.understudy.cli.terminal.Progress;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.Curve;
import dev.understudy.core.verify.Facet;
import dev.understudy.core.verify.Interval;
import dev.understudy.core.verify.Look;
import dev.understudy.core.verify.Method;
import dev.understudy.core.verify.Mode;
import dev.understudy.core.verify.Overhead;
import dev.understudy.core.verify.Report;
import dev.understudy.core.verify.Settings;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.row.Row;
import dev.understudy.results.verify.Verification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// What a running server says of its own decisions, in the form of any other verification.
final class ServerVerification {
  private static final long STEP_MILLIS = 200;

  private ServerVerification() {}

  /// @param client of it
  /// @param endpoints only these; none: all
  /// @param interval judge what comes in it; empty: all since the endpoints last changed
  static Verification read(
      String server,
      AdminClient client,
      List<String> endpoints,
      double margin,
      Optional<Duration> interval,
      Console console)
      throws InterruptedException {
    StringBuilder query = new StringBuilder("?margin=" + margin + "&curves=true");
    for (String endpoint : endpoints) {
      query.append(endpoint(endpoint));
    }
    if (interval.isPresent()) {
      StringBuilder marked = new StringBuilder("verification:mark?");
      endpoints.forEach(it -> marked.append(endpoint(it)));
      JsonObject mark = client.post(marked.toString(), new JsonObject()).json();
      await(interval.get(), console);
      query.append("&since=").append(mark.getLong("mark"));
    }
    return verification(server, client.get("verification" + query));
  }

  private static String endpoint(String id) {
    return "&endpoint=" + AdminClient.encoded(id);
  }

  private static void await(Duration interval, Console console) throws InterruptedException {
    long start = System.nanoTime();
    try (Progress progress = new Progress("verify", console)) {
      for (long passed = 0; passed < interval.toNanos(); passed = System.nanoTime() - start) {
        progress.at(passed, interval.toNanos());
        Thread.sleep(Math.min(STEP_MILLIS, Math.max(1, (interval.toNanos() - passed) / 1_000_000)));
      }
    }
  }

  private static Verification verification(String server, JsonObject json) {
    List<Claim> claims = objects(json, "claims").map(ServerVerification::claim).toList();
    Settings settings =
        Settings.fidelity(Overhead.NONE, Clock.NANOS)
            .withMargin(json.getDouble("margin"))
            .at(new Look(json.getInteger("look")));
    List<String> notes = new ArrayList<>(strings(json, "notes"));
    if (settings.look().provisional()) {
      notes.add(
          "look "
              + json.getInteger("look")
              + " at decisions that still come: a verdict takes more than at one look (--for)");
    }
    JsonObject since = json.getJsonObject("since");
    return new Verification(
        server,
        "its own record",
        new Report(settings, claims),
        List.of(),
        json.containsKey("curves")
            ? objects(json, "curves").map(ServerVerification::curve).toList()
            : List.of(),
        json.getLong("requests"),
        since == null ? Row.UNKNOWN : nanos(Instant.parse(since.getString("time"))),
        since == null ? Row.UNKNOWN : nanos(Instant.now()),
        0,
        List.of(),
        strings(json, "unasked"),
        0,
        List.of(),
        Verification.SERVER,
        notes);
  }

  private static Claim claim(JsonObject json) {
    JsonArray interval = json.getJsonArray("interval");
    return new Claim(
        json.getString("endpoint"),
        Mode.valueOf(constant(json, "question")),
        Facet.valueOf(constant(json, "facet")),
        json.getString("subject"),
        json.getDouble("told", Double.NaN) instanceof Double told ? told : Double.NaN,
        json.getDouble("served", Double.NaN) instanceof Double served ? served : Double.NaN,
        interval == null
            ? Optional.empty()
            : Optional.of(
                new Interval(
                    end(interval, 0, Double.NEGATIVE_INFINITY),
                    end(interval, 1, Double.POSITIVE_INFINITY))),
        json.getLong("n"),
        json.containsKey("pValue")
            ? OptionalDouble.of(json.getDouble("pValue"))
            : OptionalDouble.empty(),
        Verdict.valueOf(constant(json, "verdict")),
        json.containsKey("moreNeeded")
            ? OptionalLong.of(json.getLong("moreNeeded"))
            : OptionalLong.empty(),
        Method.valueOf(constant(json, "method")),
        json.getString("reason"));
  }

  private static double end(JsonArray interval, int index, double infinite) {
    return interval.getDouble(index) instanceof Double value ? value : infinite;
  }

  private static Curve curve(JsonObject json) {
    JsonArray points = json.getJsonArray("points");
    return new Curve(
        json.getString("endpoint"),
        json.getLong("n"),
        IntStream.range(0, points.size())
            .mapToObj(points::getJsonArray)
            .map(at -> new Curve.Point(at.getDouble(0), at.getDouble(1), at.getDouble(2)))
            .toList());
  }

  private static String constant(JsonObject json, String name) {
    return json.getString(name).toUpperCase(Locale.ROOT);
  }

  private static java.util.stream.Stream<JsonObject> objects(JsonObject json, String name) {
    JsonArray array = json.getJsonArray(name);
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
  }

  private static List<String> strings(JsonObject json, String name) {
    JsonArray array = json.getJsonArray(name);
    return IntStream.range(0, array.size()).mapToObj(array::getString).toList();
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
