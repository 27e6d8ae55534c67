package dev.understudy.config.document;

import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;

/// Sessions that walk through steps.
///
/// @param variables of a session, with the values they begin with; others begin with the zero of
///   their type
/// @param behaviour in every step, on top of groups
/// @param start the step that a session begins with; absent: the first
/// @param outOfOrder absent: status 409
public record Workflow(
    Located<String> id,
    SessionKey session,
    List<Initial> variables,
    Optional<Behaviour> behaviour,
    Optional<Located<String>> start,
    Steps steps,
    Optional<Located<OutOfOrder>> outOfOrder) {
  private static final int MOST = 100;

  static final Shape<List<Workflow>> LIST =
      new NamedShape<Workflow, Workflow>(
          "the workflows", Ids.WORKFLOW, new Lazy<>(Workflow::shape), MOST) {
        @Override
        protected Workflow named(Scalar name, Workflow bound) {
          return new Workflow(
              new Located<>(name.text(), Origin.of(name)),
              bound.session(),
              bound.variables(),
              bound.behaviour(),
              bound.start(),
              bound.steps(),
              bound.outOfOrder());
        }

        @Override
        protected String nameOf(Workflow workflow) {
          return workflow.id().value();
        }

        @Override
        protected Workflow valueOf(Workflow workflow) {
          return workflow;
        }
      };

  public Workflow {
    variables = List.copyOf(variables);
  }

  /// All that a session depends on, as text; how requests are answered is left out.
  public String graph() {
    List<Step> bare =
        steps.all().stream()
            .map(
                it ->
                    new Step(
                        it.name(),
                        it.on(),
                        it.next(),
                        it.branches(),
                        it.after(),
                        it.sets(),
                        Optional.empty(),
                        Optional.empty(),
                        it.end()))
            .toList();
    return start.map(Located::value).orElse("")
        + JsonWriter.compact(Initial.LIST.write(variables))
        + JsonWriter.compact(Step.NAMED.write(bare));
  }

  private static Shape<Workflow> shape() {
    ObjectShape<Workflow> object =
        ObjectShape.of("workflow", "a workflow", "Sessions that walk through steps.");
    var session =
        object.required("session", SessionKey.SHAPE, "What tells sessions apart: `{cookie: sid}`.");
    var variables =
        object.optional(
            "variables", Initial.LIST, "What a session remembers, and the values it begins with.");
    var behaviour =
        object.optional("behaviour", Behaviour.SHAPE, "In every step, on top of the endpoints'.");
    var start =
        object.optional(
            "start",
            Scalars.text("a step").located(),
            "The step that a session begins with; the first unless said.");
    var steps =
        object.required(
            "steps", Steps.SHAPE, "A list of endpoints one after the other, or steps by name.");
    var outOfOrder =
        object.optional(
            "outOfOrder",
            OutOfOrder.SHAPE.located(),
            "What becomes of other requests: a response, status 409 unless said, or `allow`.");
    return object.buildIf(
        bound ->
            bound.find(session).isPresent() && bound.find(steps).isPresent()
                ? Optional.of(
                    new Workflow(
                        new Located<>("", bound.origin()),
                        bound.find(session).orElseThrow(),
                        bound.get(variables, List.of()),
                        bound.find(behaviour),
                        bound.find(start),
                        bound.find(steps).orElseThrow(),
                        bound.find(outOfOrder)))
                : Optional.empty(),
        (workflow, out) -> {
          out.put(session, workflow.session());
          if (!workflow.variables().isEmpty()) {
            out.put(variables, workflow.variables());
          }
          out.put(behaviour, workflow.behaviour())
              .put(start, workflow.start())
              .put(steps, workflow.steps())
              .put(outOfOrder, workflow.outOfOrder());
        });
  }
}
