package dev.understudy.control.api;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.core.schedule.ScenarioClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/// The body of a request about a scenario's time: an object of few members, each optional unless it
/// is asked for.
record ScenarioRequest(JsonObject body) {
  private static final double MOST_NANOS = 3155760000e9; // 100 years

  /// @throws Refusal where it is no object
  static ScenarioRequest of(Call call) {
    return new ScenarioRequest(call.json());
  }

  /// @throws Refusal 400 where it has a member that is none of `names`
  ScenarioRequest knows(String... names) {
    List<String> known = List.of(names);
    for (String name : body.fieldNames()) {
      if (!known.contains(name)) {
        throw new Refusal(
            400,
            "unknown key \""
                + name
                + (known.isEmpty()
                    ? "\": nothing is to be said"
                    : "\": there "
                        + (known.size() == 1 ? "is " : "are ")
                        + String.join(" and ", known)));
      }
    }
    return this;
  }

  /// @throws Refusal 400 where it has no member `name`
  ScenarioRequest required(String name) {
    if (!body.containsKey(name)) {
      throw new Refusal(
          400,
          "the body has to say "
              + name
              + ": "
              + (name.equals("to") ? "{\"to\": \"5m\"}" : "{\"factor\": 60}"));
    }
    return this;
  }

  /// A time since the activation; 0 where it is not given.
  ///
  /// @throws Refusal 400 where it is none
  Duration time(String name) {
    if (!body.containsKey(name)) {
      return Duration.ZERO;
    }
    try {
      double nanos =
          Quantity.parse(Dimension.DURATION, String.valueOf(body.getValue(name))).value();
      if (!(nanos <= MOST_NANOS)) {
        throw new Refusal(400, name + " is more than 100 years");
      }
      return Duration.ofNanos((long) nanos);
    } catch (Quantity.UnreadableException e) {
      throw new Refusal(400, name + ": " + e.getMessage() + ", as in 5m");
    }
  }

  /// How fast a clock runs; 1 where it is not given.
  ///
  /// @throws Refusal 400 where no clock does
  double factor(String name) {
    double factor =
        body.getValue(name, 1.0) instanceof Number number ? number.doubleValue() : Double.NaN;
    if (!ScenarioClock.canRunAt(factor)) {
      throw new Refusal(
          400,
          name
              + " has to be a number from "
              + ScenarioClock.SLOWEST
              + " to 10000 but is "
              + body.getValue(name)
              + "; clock:pause stands still");
    }
    return factor;
  }
}
