package dev.understudy.control.api;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.explain.Explanation;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.control.Instance;
import dev.understudy.control.Scenarios;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// What calls about a configuration have in common: which text, which scenario, which time.
final class Asked {
  /// Texts in bodies may be as long as a configuration may be.
  static final long MOST_TEXT_BYTES = 16 << 20;

  private static final double MOST_NANOS = 10 * 365.25 * 24 * 3600e9;

  private Asked() {}

  /// The text in the body's `text`, or what runs. A text from elsewhere finds no files.
  ///
  /// @throws Refusal 422 where the text cannot be run
  static Loaded configuration(JsonObject body, Instance instance) {
    Optional<String> text = text(body, "text");
    if (text.isEmpty()) {
      return instance.running();
    }
    Loaded loaded =
        Configurations.parse("text", text.get(), LoadOptions.of(seed(instance.running())));
    if (loaded.plan().isEmpty()) {
      throw Refusal.of(
          "the text cannot be run: " + Problems.count(loaded.problems()), loaded.problems());
    }
    return loaded;
  }

  static long seed(Loaded loaded) {
    return loaded.plan().orElseThrow().seed();
  }

  /// Refuses members that a body does not have: a misspelt one would be ignored.
  static void knows(JsonObject body, String... names) {
    List<String> known = Arrays.asList(names);
    for (String key : body.fieldNames()) {
      if (!known.contains(key)) {
        throw new Refusal(
            400, "unknown key \"" + key + "\": there are " + String.join(", ", known));
      }
    }
  }

  /// A text in a body; empty where it is not given.
  static Optional<String> text(JsonObject body, String name) {
    return switch (body.getValue(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object other -> throw new Refusal(400, name + " has to be a text but is " + other);
    };
  }

  /// A whole number in a body, `least`..`most`.
  static int number(JsonObject body, String name, int fallback, int least, int most) {
    Object value = body.getValue(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw new Refusal(
        400, name + " has to be a whole number from " + least + " to " + most + " but is " + value);
  }

  /// A true or false in a body; false where it is not given.
  static boolean flag(JsonObject body, String name) {
    return switch (body.getValue(name)) {
      case null -> false;
      case Boolean flag -> flag;
      case Object other -> throw new Refusal(400, name + " is true or false, not " + other);
    };
  }

  /// A list of texts in a body; empty where it is not given.
  static List<String> texts(JsonObject body, String name) {
    Object value = body.getValue(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
      return array.stream().map(String.class::cast).toList();
    }
    throw new Refusal(400, name + " has to be a list of texts");
  }

  /// A duration, one number and one unit: `330s`, and not `5m30s`.
  static long nanos(String name, String text) {
    try {
      double nanos = Quantity.parse(Dimension.DURATION, text).value();
      if (nanos > MOST_NANOS) {
        throw new Refusal(400, name + " has to be at most ten years but is " + text);
      }
      return (long) Math.rint(nanos);
    } catch (Quantity.UnreadableException e) {
      throw new Refusal(400, name + ": " + e.getMessage() + ". " + e.help());
    }
  }

  /// Where and when to look: `scenario`, absent for the one in force; `at`, a time of the scenario,
  /// `none` for outside of all windows, absent or `now` for the present one. In a scenario that is
  /// not in force there is no now: it is looked at from its beginning.
  static Explanation.When when(
      Optional<String> scenario, Optional<String> at, Loaded loaded, Instance instance) {
    Scenarios scenarios = instance.scenarios();
    String id = scenario.orElseGet(() -> inForce(loaded, scenarios));
    if (loaded.plan().orElseThrow().scenario(id).isEmpty()) {
      throw new Refusal(
          404,
          "there is no scenario "
              + id
              + "; there are "
              + String.join(
                  ", ", loaded.plan().get().scenarios().stream().map(it -> it.id()).toList()));
    }
    boolean present = id.equals(scenarios.active());
    OptionalLong time =
        switch (at.orElse("now")) {
          case "none" -> OptionalLong.empty();
          case "now" -> OptionalLong.of(present ? scenarios.time().toNanos() : 0);
          case String text -> OptionalLong.of(nanos("at", text));
        };
    Instant activation = present ? scenarios.origin() : Instant.now();
    return new Explanation.When(Optional.of(id), time, epochNanos(activation));
  }

  /// The scenario in force, or the one to begin with where the text does not have it.
  private static String inForce(Loaded loaded, Scenarios scenarios) {
    var plan = loaded.plan().orElseThrow();
    return plan.scenario(scenarios.active()).isPresent()
        ? scenarios.active()
        : plan.scenarios().get(plan.active()).id();
  }

  static long epochNanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }

  static Refusal noEndpoint(String id) {
    return new Refusal(404, "there is no endpoint " + id);
  }

  /// Without the call's own route: the query of `GET /explain` and the like.
  static Optional<String> query(Call call, String name) {
    return call.query(name).filter(it -> !it.isEmpty());
  }
}
