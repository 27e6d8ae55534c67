package dev.understudy.config.compile;

import dev.understudy.config.document.Assigned;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.SessionKey;
import dev.understudy.config.document.StepBranch;
import dev.understudy.config.expression.Expressions;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.match.JsonPathValue;
import dev.understudy.config.match.MatchException;
import dev.understudy.config.match.SessionParts;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.workflow.After;
import dev.understudy.core.workflow.Assignment;
import dev.understudy.core.workflow.Branch;
import dev.understudy.core.workflow.Participation;
import dev.understudy.core.workflow.Role;
import dev.understudy.core.workflow.SessionSource;
import dev.understudy.core.workflow.Space;
import dev.understudy.core.workflow.Step;
import dev.understudy.core.workflow.Workflow;
import dev.understudy.core.workflow.Workflows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Workflows as the engine runs them: expressions and laws compiled, endpoints numbered, workflows
/// of one kind of session put together.
final class WorkflowPlans {
  private static final long TTL_NANOS = 1_800_000_000_000L; // 30 min, what servers commonly keep
  private static final long MAX = 100_000;

  /// The draws of `set` are numbered behind those of any payload.
  private static final int FIRST_DRAW = 100_000;

  private final Document document;
  private final List<Flow> flows;
  private final Laws laws;
  private final Expressions expressions;
  private final Report report;
  private final Map<Flow, SessionVariables> variables = new IdentityHashMap<>();

  WorkflowPlans(
      Document document, List<Flow> flows, Laws laws, Expressions expressions, Report report) {
    this.document = document;
    this.flows = flows;
    this.laws = laws;
    this.expressions = expressions;
    this.report = report;
  }

  static Expressions.Text text(Located<String> written, int firstDraw) {
    return new Expressions.Text(written.value(), index -> written.origin().at(index), firstDraw);
  }

  static Expressions.Text text(Assigned assigned) {
    return text(assigned.value(), FIRST_DRAW);
  }

  /// The workflows, as far as nothing is wrong with them.
  ///
  /// @param numbers of variations in the plan, by id
  Workflows compile(long seed, Map<String, Integer> numbers) {
    Map<SessionSource, List<Integer>> spaces = new LinkedHashMap<>();
    for (int i = 0; i < flows.size(); i++) {
      int index = i;
      source(flows.get(i).workflow().session())
          .ifPresent(it -> spaces.computeIfAbsent(it, _ -> new ArrayList<>()).add(index));
    }
    shared(spaces);
    List<Space> made = new ArrayList<>();
    List<Optional<Participation>> parts = new ArrayList<>();
    document.endpoints().forEach(_ -> parts.add(Optional.empty()));
    spaces.forEach(
        (source, members) -> {
          List<Workflow> workflows = new ArrayList<>();
          members.forEach(member -> workflows.add(workflow(flows.get(member), seed)));
          if (!report.hasErrors()) {
            participate(made.size(), members, workflows, numbers, parts);
            made.add(new Space(source, workflows));
          }
        });
    return report.hasErrors() ? Workflows.NONE : new Workflows(made, parts, List.of());
  }

  private Optional<SessionSource> source(SessionKey key) {
    String name = key.name().value();
    try {
      return Optional.of(
          switch (key.in()) {
            case COOKIE -> SessionParts.cookie(name);
            case HEADER -> SessionParts.header(name);
            case QUERY -> new SessionParts.QueryParameter(name);
            case PATH -> new SessionParts.PathParameter(name);
            case BODY -> new SessionParts.BodyValue(JsonPathValue.of(name));
          });
    } catch (MatchException e) {
      report.error(
          key.name().origin().at(Math.max(0, e.position())),
          String.valueOf(e.getMessage()),
          e.mend());
      return Optional.empty();
    }
  }

  /// Which workflow a request belongs to has to be clear from the request.
  private void shared(Map<SessionSource, List<Integer>> spaces) {
    List<List<Integer>> groups = List.copyOf(spaces.values());
    for (int i = 0; i < groups.size(); i++) {
      for (int one : groups.get(i)) {
        for (int j = i + 1; j < groups.size(); j++) {
          groups.get(j).forEach(other -> apart(one, other));
        }
        groups.get(i).stream().filter(other -> other > one).forEach(other -> begins(one, other));
      }
    }
  }

  private void apart(int one, int other) {
    BitSet both = flows.get(one).endpoints();
    both.and(flows.get(other).endpoints());
    if (!both.isEmpty()) {
      conflict(
          one,
          other,
          id(both)
              + " takes part in "
              + flows.get(one).id()
              + " and "
              + flows.get(other).id()
              + ", whose sessions are told by different parts of a request",
          "A request could belong to a session of each. Let both have the same `session`, or"
              + " different endpoints.");
    }
  }

  private void begins(int one, int other) {
    BitSet both = (BitSet) first(one).clone();
    both.and(first(other));
    if (!both.isEmpty()) {
      conflict(
          one,
          other,
          id(both) + " begins " + flows.get(one).id() + " and " + flows.get(other).id(),
          "A new session could be of either. Let them begin with different endpoints, or tell"
              + " their sessions apart by another cookie or header.");
    }
  }

  private BitSet first(int flow) {
    return flows.get(flow).on().get(flows.get(flow).start());
  }

  private String id(BitSet endpoints) {
    return document.endpoints().get(endpoints.nextSetBit(0)).id().value();
  }

  private void conflict(int one, int other, String message, String help) {
    report.error(
        flows.get(other).workflow().id().origin(),
        message,
        help,
        new Problem.Related(flows.get(one).workflow().id().origin().place(), "the other workflow"));
  }

  private Workflow workflow(Flow flow, long seed) {
    SessionKey key = flow.workflow().session();
    SessionVariables its = variables(flow);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < flow.steps().size(); i++) {
      steps.add(step(flow, i, its));
    }
    return new Workflow(
        new Workflow.Identity(flow.id(), print(flow, seed)),
        Streams.key(seed, 0, flow.id()),
        key.ttl().map(it -> (long) Math.rint(it.value().value())).orElse(TTL_NANOS),
        (int) (long) key.max().map(Located::value).orElse(MAX),
        steps,
        flow.start(),
        its.variables(),
        flow.refusal().isEmpty());
  }

  /// All that a session depends on; how requests are answered may change under it.
  private static long print(Flow flow, long seed) {
    return new Fingerprint().with(seed).with(flow.workflow().graph()).value();
  }

  private Step step(Flow flow, int index, SessionVariables its) {
    var written = flow.steps().get(index);
    Scope scope =
        new Scope(Optional.of(parameters(flow.on().get(index))), Optional.of(its.declared()), true);
    Scope timed = new Scope(Optional.empty(), Optional.of(its.declared()), false);
    List<Branch> branches = new ArrayList<>();
    for (StepBranch branch : written.branches()) {
      branches.add(
          new Branch(
              target(flow, branch.to()),
              branch.weight().map(Located::value).orElse(0.0),
              branch
                  .when()
                  .flatMap(
                      when ->
                          expressions.condition(
                              text(when, 2 * FIRST_DRAW),
                              written.after().isPresent() ? timed : scope))));
    }
    List<Assignment> sets = new ArrayList<>();
    int firstDraw = FIRST_DRAW;
    for (Assigned assigned : written.sets()) {
      Optional<Expressions.Compiled> compiled =
          expressions.compile(text(assigned.value(), firstDraw), scope);
      firstDraw += compiled.map(Expressions.Compiled::draws).orElse(0);
      compiled.ifPresent(it -> assign(assigned, it, its, sets));
    }
    return new Step(
        written.name().value(),
        flow.on().get(index).stream().boxed().toList(),
        written.next().stream().map(name -> target(flow, name)).toList(),
        branches,
        written.after().flatMap(after -> law(flow, after)),
        sets,
        written.isEnd());
  }

  private void assign(
      Assigned assigned,
      Expressions.Compiled compiled,
      SessionVariables its,
      List<Assignment> sets) {
    int variable = its.index(assigned.name().value());
    var type = its.declared().get(variable).type();
    boolean fits =
        type == compiled.type()
            || type == dev.understudy.config.expression.ValueType.ANY
            || compiled.type() == dev.understudy.config.expression.ValueType.ANY;
    if (!fits) {
      report.error(
          assigned.value().origin(),
          assigned.name().value()
              + " is "
              + word(type)
              + " from the beginning, but this is "
              + word(compiled.type()),
          "Convert it, as in `int(...)` or `string(...)`, or let it begin with another value under"
              + " `variables`.");
      return;
    }
    sets.add(new Assignment(variable, compiled.expression()));
  }

  private static String word(Enum<?> type) {
    return type.name().toLowerCase(java.util.Locale.ROOT);
  }

  private Optional<After> law(Flow flow, dev.understudy.config.document.StepAfter after) {
    Optional<Distribution> law =
        laws.independent(new Latency(after.time(), Optional.empty()), "a step");
    return law.map(
        it -> new After(it, after.to().map(to -> target(flow, to)).orElse(After.BY_BRANCH)));
  }

  private static int target(Flow flow, Located<String> name) {
    for (int i = 0; i < flow.steps().size(); i++) {
      if (flow.steps().get(i).name().value().equals(name.value())) {
        return i;
      }
    }
    return 0; // reported before, and no plan is made
  }

  /// The parameters that all of these paths have.
  private Set<String> parameters(BitSet endpoints) {
    Set<String> common = new HashSet<>();
    for (int e = endpoints.nextSetBit(0); e >= 0; e = endpoints.nextSetBit(e + 1)) {
      Set<String> its = parameters(document.endpoints().get(e));
      if (e == endpoints.nextSetBit(0)) {
        common.addAll(its);
      } else {
        common.retainAll(its);
      }
    }
    return common;
  }

  /// The parameters of an endpoint's path.
  static Set<String> parameters(Endpoint endpoint) {
    return pattern(endpoint)
        .map(
            pattern -> {
              Set<String> names = new HashSet<>();
              for (PathPattern.Segment segment : pattern.segments()) {
                switch (segment) {
                  case PathPattern.Segment.Literal _ -> {}
                  case PathPattern.Segment.Parameter(var name) -> names.add(name);
                  case PathPattern.Segment.Rest(var name) -> names.add(name);
                }
              }
              return names;
            })
        .orElse(new HashSet<>());
  }

  /// The path of an endpoint; empty where it is none, which is reported with the routes.
  static Optional<PathPattern> pattern(Endpoint endpoint) {
    try {
      return endpoint.request().map(request -> PathPattern.parse(request.path().value()));
    } catch (PathPattern.SyntaxException e) {
      return Optional.empty();
    }
  }

  private void participate(
      int space,
      List<Integer> members,
      List<Workflow> workflows,
      Map<String, Integer> numbers,
      List<Optional<Participation>> parts) {
    for (int e = 0; e < document.endpoints().size(); e++) {
      List<Role> roles = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        Flow flow = flows.get(members.get(i));
        if (flow.endpoints().get(e)) {
          roles.add(Role.of(i, workflows.get(i), e, served(flow, e, numbers)));
        }
      }
      if (!roles.isEmpty()) {
        parts.set(
            e,
            Optional.of(
                new Participation(
                    space, pattern(document.endpoints().get(e)).orElseThrow(), roles)));
      }
    }
  }

  private List<Integer> served(Flow flow, int endpoint, Map<String, Integer> numbers) {
    String id = document.endpoints().get(endpoint).id().value();
    List<Integer> served = new ArrayList<>();
    for (dev.understudy.config.document.Step step : flow.steps()) {
      String own = id + "@" + flow.id() + "." + step.name().value();
      Integer number = numbers.get(own);
      served.add(number != null ? number : numbers.getOrDefault(id + "@" + flow.id(), endpoint));
    }
    return served;
  }

  private SessionVariables variables(Flow flow) {
    return variables.computeIfAbsent(
        flow,
        its -> {
          Map<dev.understudy.config.document.Step, BitSet> on = new IdentityHashMap<>();
          for (int i = 0; i < its.steps().size(); i++) {
            on.put(its.steps().get(i), its.on().get(i));
          }
          return new SessionVariables(
              its.workflow().variables(),
              its.steps(),
              step -> Optional.of(parameters(on.getOrDefault(step, new BitSet()))),
              expressions);
        });
  }

  /// What replies of an endpoint may speak of in a workflow.
  Scope scope(int endpoint, Flow flow) {
    return new Scope(
        Optional.of(parameters(document.endpoints().get(endpoint))),
        Optional.of(variables(flow).declared()),
        true);
  }

  /// What replies of an endpoint may speak of that are the same in all its workflows: variables,
  /// where there is but one.
  Scope scope(int endpoint) {
    List<Flow> its = flows.stream().filter(flow -> flow.endpoints().get(endpoint)).toList();
    if (its.size() == 1) {
      return scope(endpoint, its.getFirst());
    }
    return new Scope(
        Optional.of(parameters(document.endpoints().get(endpoint))),
        its.isEmpty() ? Optional.empty() : Optional.of(List.of()),
        true);
  }
}
