package dev.understudy.engine;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.OutcomeLaw.ErrorRate;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Plan.Exposure;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.Condition;
import dev.understudy.core.route.Route;
import dev.understudy.core.route.Router;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts plans together by hand, as the configuration's compiler would.
public final class PlanBuilder {
  public static final long SEED = 20260211;
  public static final Distribution NO_DELAY = new Fixed(0);

  private final List<EndpointPlan> endpoints = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private Exposure exposure = Exposure.NOTHING;
  private boolean cors;
  private long seed = SEED;

  public static PlanBuilder shop() {
    return new PlanBuilder();
  }

  public static Distribution millis(long millis) {
    return new Fixed(Duration.ofMillis(millis).toNanos());
  }

  public static Reply reply(int status, String text) {
    return new Reply(List.of(status), List.of(), text(text));
  }

  public static Reply reply(int status, Header... headers) {
    return new Reply(List.of(status), List.of(headers), Body.NONE);
  }

  public static Body text(String text) {
    return new Body.Fixed("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /// An error's share, name and outcome.
  public record Error(String name, double rate, Outcome outcome) {}

  public PlanBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  public PlanBuilder cors() {
    cors = true;
    return this;
  }

  public PlanBuilder expose(boolean serverTiming, boolean ordinal) {
    exposure = new Exposure(serverTiming, ordinal);
    return this;
  }

  /// @param request such as `GET /products/{id}`; the id of the endpoint is `id`
  public PlanBuilder endpoint(
      String id, String request, Distribution latency, Reply success, Error... errors) {
    return endpoint(id, request, List.of(), latency, new Outcome.Success(success), errors);
  }

  /// An endpoint that always has the same outcome, other than success.
  public PlanBuilder always(String id, String request, Outcome outcome) {
    return endpoint(id, request, NO_DELAY, reply(200, "never"), new Error("always", 1, outcome));
  }

  public PlanBuilder endpoint(
      String id,
      String request,
      List<Condition> conditions,
      Distribution latency,
      Outcome success,
      Error... errors) {
    LatencyModel model = new LatencyModel.Independent(latency);
    List<OutcomePlan> outcomes = new ArrayList<>();
    outcomes.add(new OutcomePlan(OutcomePlan.SUCCESS, model, success));
    ErrorRate[] rates = new ErrorRate[errors.length];
    for (int i = 0; i < errors.length; i++) {
      rates[i] = new ErrorRate(errors[i].rate(), OutcomeLaw.BY_CHANCE);
      outcomes.add(new OutcomePlan(errors[i].name(), model, errors[i].outcome()));
    }
    String[] words = request.split(" ");
    routes.add(new Route(endpoints.size(), id, words[0], words[1], conditions));
    endpoints.add(
        new EndpointPlan(
            id,
            Streams.key(seed, 0, id),
            latency.hashCode() * 31L + fingerprint(success.reply().body()),
            OutcomeLaw.of(rates),
            outcomes));
    return this;
  }

  private static long fingerprint(Body body) {
    return body instanceof Body.Fixed(var _, var bytes) ? Arrays.hashCode(bytes) : body.hashCode();
  }

  public Plan build() {
    return new Plan("shop", seed, endpoints, Router.of(routes), exposure, cors);
  }
}
