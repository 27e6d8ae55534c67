package dev.understudy.config.compile;

import dev.understudy.config.document.BodyMatch;
import dev.understudy.config.document.FieldMatch;
import dev.understudy.config.document.Request;
import dev.understudy.config.document.ValueMatch;
import dev.understudy.config.match.BodyCondition;
import dev.understudy.config.match.FieldCondition;
import dev.understudy.config.match.JsonPathCondition;
import dev.understudy.config.match.MatchException;
import dev.understudy.config.match.SchemaCondition;
import dev.understudy.config.match.ValueTest;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.core.route.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a request is asked beyond method and path, as conditions: one for each question.
final class Conditions {
  private final Report report;

  Conditions(Report report) {
    this.report = report;
  }

  /// Those that could be made; the others have been reported.
  List<Condition> of(Request request) {
    List<Condition> conditions = new ArrayList<>();
    for (FieldMatch field : request.query()) {
      tests(field.matches(), test -> FieldCondition.query(field.name().value(), test), conditions);
    }
    for (FieldMatch field : request.headers()) {
      tests(field.matches(), test -> FieldCondition.header(field.name().value(), test), conditions);
    }
    request.body().ifPresent(body -> body(body, conditions));
    return conditions;
  }

  private void body(BodyMatch body, List<Condition> conditions) {
    body.schema().ifPresent(schema -> schema(schema, conditions));
    if (body.jsonPath().isEmpty()) {
      tests(body.matches(), BodyCondition::new, conditions);
      return;
    }
    Located<String> path = body.jsonPath().orElseThrow();
    // The path first: a mistake in it would else be reported with each of its tests.
    Optional<Condition> exists =
        attempt(path.origin(), () -> JsonPathCondition.of(path.value(), ValueTest.present()));
    if (body.matches().isEmpty()) {
      exists.ifPresent(conditions::add);
    } else if (exists.isPresent()) {
      tests(body.matches(), test -> JsonPathCondition.of(path.value(), test), conditions);
    }
  }

  private void schema(Located<Node> schema, List<Condition> conditions) {
    attempt(schema.origin(), () -> SchemaCondition.of(JsonWriter.compact(schema.value())))
        .ifPresent(conditions::add);
  }

  private void tests(
      List<ValueMatch> matches, Function<ValueTest, Condition> make, List<Condition> conditions) {
    for (ValueMatch match : matches) {
      attempt(match.text().origin(), () -> make.apply(test(match))).ifPresent(conditions::add);
    }
  }

  private static ValueTest test(ValueMatch match) {
    String text = match.text().value();
    return switch (match.kind()) {
      case EQUALS -> ValueTest.equal(text);
      case CONTAINS -> ValueTest.contains(text);
      case MATCHES -> ValueTest.matches(text);
      case PRESENT -> ValueTest.present();
      case ABSENT -> ValueTest.absent();
    };
  }

  private Optional<Condition> attempt(Origin origin, Supplier<Condition> make) {
    try {
      return Optional.of(make.get());
    } catch (MatchException e) {
      report.error(where(origin, e), String.valueOf(e.getMessage()), e.mend());
      return Optional.empty();
    }
  }

  private static Placed where(Origin origin, MatchException e) {
    Optional<Node> node = origin.node();
    if (e.position() != MatchException.NOWHERE) {
      return origin.at(e.position());
    }
    return node.flatMap(n -> n.follow(e.pointer())).<Placed>map(n -> n).orElse(origin);
  }
}
