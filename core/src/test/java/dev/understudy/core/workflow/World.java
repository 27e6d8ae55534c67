package dev.understudy.core.workflow;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.expression.Condition;
import dev.understudy.core.expression.Expression;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Workflows put together by hand, and requests to them in virtual time. Endpoints are numbers; a
/// request brings its session's id in the header `sid`.
final class World {
  static final long SECOND = 1_000_000_000L;

  final List<String> failures = new ArrayList<>();
  Playing playing;
  private Workflows workflows;

  World(Workflow... all) {
    workflows = workflows(all);
    playing = Playing.start(workflows);
  }

  void reload(Workflow... all) {
    workflows = workflows(all);
    playing = playing.followedBy(workflows);
  }

  private static Workflows workflows(Workflow... all) {
    Space space = new Space(new InHeader(), List.of(all));
    List<Optional<Participation>> parts = new ArrayList<>();
    for (int endpoint = 0; endpoint < 10; endpoint++) {
      List<Role> roles = new ArrayList<>();
      for (int i = 0; i < all.length; i++) {
        int number = endpoint;
        if (all[i].steps().stream().anyMatch(step -> step.on().contains(number))) {
          List<Integer> served = all[i].steps().stream().map(_ -> number).toList();
          roles.add(Role.of(i, all[i], endpoint, served));
        }
      }
      parts.add(
          roles.isEmpty()
              ? Optional.empty()
              : Optional.of(new Participation(0, PathPattern.parse("/"), roles)));
    }
    return new Workflows(List.of(space), parts, List.of());
  }

  /// A request that the endpoint serves; the name of the step, or `refused`, `allowed`.
  String ask(int endpoint, String sid, double seconds) {
    return ask(endpoint, sid, seconds, true);
  }

  /// @param served whether the endpoint does its work
  String ask(int endpoint, String sid, double seconds, boolean served) {
    long nanos = (long) (seconds * SECOND);
    RequestView request = new Asked(sid);
    Facts facts = facts(Optional.of(request));
    return switch (playing.enter(workflows.of(endpoint).orElseThrow(), request, facts, nanos)) {
      case Entry.InOrder(var visit) -> {
        visit.conclude(served, facts, nanos);
        yield visit.step();
      }
      case Entry.Refused _ -> "refused";
      case Entry.Allowed() -> "allowed";
    };
  }

  List<Playing.Seen> sessions(double seconds) {
    return playing.sessions(facts(Optional.empty()), (long) (seconds * SECOND));
  }

  Facts facts(Optional<RequestView> request) {
    return new Facts(request, Optional.empty(), 0, (expression, why) -> failures.add(why));
  }

  Workflows workflows() {
    return workflows;
  }

  record InHeader() implements SessionSource {
    @Override
    public Optional<String> find(RequestView request, PathPattern pattern) {
      return request.headers("sid").stream().findFirst();
    }

    @Override
    public boolean readsBody() {
      return false;
    }

    @Override
    public Optional<Header> announce(String id) {
      return Optional.of(new Header("sid", id));
    }
  }

  record Asked(String sid) implements RequestView {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String path() {
      return "/";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public List<String> headers(String name) {
      return sid.isEmpty() ? List.of() : List.of(sid);
    }

    @Override
    public Optional<byte[]> body() {
      return Optional.of(new byte[0]);
    }
  }

  static Workflow workflow(String id, Step... steps) {
    return workflow(id, 1800, 100_000, List.of(), steps);
  }

  static Workflow workflow(
      String id, long ttlSeconds, int most, List<Variable> variables, Step... steps) {
    return new Workflow(
        new Workflow.Identity(id, List.of(steps).toString().hashCode()),
        Streams.key(7, 0, id),
        ttlSeconds * SECOND,
        most,
        List.of(steps),
        0,
        variables,
        false);
  }

  static Step step(String name, int on, Integer... next) {
    return new Step(
        name, List.of(on), List.of(next), List.of(), Optional.empty(), List.of(), next.length == 0);
  }

  static Step branching(String name, int on, Branch... branches) {
    return new Step(
        name, List.of(on), List.of(), List.of(branches), Optional.empty(), List.of(), false);
  }

  static Step timed(String name, int on, Distribution law, int to, Integer... next) {
    return new Step(
        name,
        List.of(on),
        List.of(next),
        List.of(),
        Optional.of(new After(law, to)),
        List.of(),
        false);
  }

  static Branch weight(double weight, int to) {
    return new Branch(to, weight, Optional.empty());
  }

  static Branch when(Value value, int to) {
    return new Branch(to, 0, Optional.of(new Condition(expression(value))));
  }

  /// What an expression does.
  interface Value {
    Object of(Facts facts) throws NoValueException;
  }

  static Expression expression(Value value) {
    return new Expression() {
      @Override
      public Object value(Facts facts) throws NoValueException {
        return value.of(facts);
      }

      @Override
      public boolean readsBody() {
        return false;
      }

      @Override
      public String describe() {
        return "made by hand";
      }
    };
  }
}
