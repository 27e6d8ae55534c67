package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;

/// One step of a workflow.
///
/// @param on endpoints whose requests perform it; none for a step that time alone leads through
/// @param next steps that a request may perform after it
/// @param branches ways on by choice
/// @param after the way on by time
/// @param sets variables that it sets
/// @param behaviour on top of the workflow's
/// @param response instead of the endpoint's
/// @param end whether a session is over once it is performed
public record Step(
    Located<String> name,
    List<Located<String>> on,
    List<Located<String>> next,
    List<StepBranch> branches,
    Optional<StepAfter> after,
    List<Assigned> sets,
    Optional<Behaviour> behaviour,
    Optional<Response> response,
    Optional<Located<Boolean>> end) {
  static final int MOST = 1000;

  static final NamedShape<Step, Step> NAMED =
      new NamedShape<Step, Step>("the steps", Ids.STEP, new Lazy<>(Step::shape), MOST) {
        @Override
        protected Step named(Scalar name, Step bound) {
          return bound.named(new Located<>(name.text(), Origin.of(name)));
        }

        @Override
        protected String nameOf(Step step) {
          return step.name().value();
        }

        @Override
        protected Step valueOf(Step step) {
          return step;
        }
      };

  public Step {
    on = List.copyOf(on);
    next = List.copyOf(next);
    branches = List.copyOf(branches);
    sets = List.copyOf(sets);
  }

  Step named(Located<String> newName) {
    return new Step(newName, on, next, branches, after, sets, behaviour, response, end);
  }

  /// With a way on that it does not say itself.
  Step leadingTo(List<Located<String>> following, boolean isLast) {
    return new Step(
        name,
        on,
        following,
        branches,
        after,
        sets,
        behaviour,
        response,
        isLast ? Optional.of(Located.of(true)) : Optional.empty());
  }

  /// Whether it has anything to say of how requests are answered.
  public boolean changesAnswers() {
    return behaviour.isPresent() || response.isPresent();
  }

  /// Whether a session is over once it is performed.
  public boolean isEnd() {
    return end.map(Located::value).orElse(false);
  }

  /// What a step says beside its place in the graph.
  record Keys(
      Field<List<Located<String>>> on,
      Field<List<Assigned>> sets,
      Field<Behaviour> behaviour,
      Field<Response> response) {
    static Shape<List<Located<String>>> names(String noun, String item) {
      return Several.oneOrMore(noun, Scalars.text(item).located(), MOST);
    }

    static Keys in(ObjectShape<?> object, boolean needed) {
      Shape<List<Located<String>>> endpoints = names("a list of endpoints", "an endpoint");
      String doc = "Endpoints whose requests perform the step.";
      return new Keys(
          needed ? object.required("on", endpoints, doc) : object.optional("on", endpoints, doc),
          object.optional(
              "set",
              Assigned.LIST,
              "Variables of the session and what they become, in CEL: `session.items + 1`."),
          object.optional(
              "behaviour", Behaviour.SHAPE, "On top of the endpoint's, while in this step."),
          object.optional("response", Response.SHAPE, "Instead of the endpoint's response."));
    }

    Step step(Bound bound) {
      return new Step(
          new Located<>("", bound.origin()),
          bound.get(on, List.of()),
          List.of(),
          List.of(),
          Optional.empty(),
          bound.get(sets, List.of()),
          bound.find(behaviour),
          bound.find(response),
          Optional.empty());
    }

    void write(Step step, Written out) {
      if (!step.on().isEmpty()) {
        out.put(on, step.on());
      }
      if (!step.sets().isEmpty()) {
        out.put(sets, step.sets());
      }
      out.put(behaviour, step.behaviour()).put(response, step.response());
    }
  }

  private static Shape<Step> shape() {
    ObjectShape<Step> object = ObjectShape.of("step", "a step", "One step of a workflow.");
    Keys keys = Keys.in(object, false);
    var next =
        object.optional(
            "next",
            Keys.names("a list of steps", "a step"),
            "Steps that a request may perform after this one; itself, where it may come again.");
    var branch =
        object.optional(
            "branch",
            StepBranch.LIST,
            "Ways on that the client does not choose: by condition, the first that holds, or by"
                + " weight.");
    var after = object.optional("after", StepAfter.SHAPE, "The way on by time alone.");
    var end =
        object.optional(
            "end", Scalars.BOOLEAN.located(), "true: a session is over once it is performed.");
    object.atMostOne("next", "branch");
    return object.build(
        bound -> {
          Step plain = keys.step(bound);
          return new Step(
              plain.name(),
              plain.on(),
              bound.get(next, List.of()),
              bound.get(branch, List.of()),
              bound.find(after),
              plain.sets(),
              plain.behaviour(),
              plain.response(),
              bound.find(end));
        },
        (step, out) -> {
          keys.write(step, out);
          if (!step.next().isEmpty()) {
            out.put(next, step.next());
          }
          if (!step.branches().isEmpty()) {
            out.put(branch, step.branches());
          }
          out.put(after, step.after()).put(end, step.end());
        });
  }
}
