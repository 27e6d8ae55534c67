package dev.understudy.config.match;

import dev.understudy.core.route.Condition;
import dev.understudy.core.route.RequestView;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A test of the payload as UTF-8 text.
public record BodyCondition(ValueTest test) implements Condition {
  @Override
  public boolean holds(RequestView request) {
    return request
        .body()
        .map(payload -> test.holds(new String(payload, StandardCharsets.UTF_8)))
        .orElse(false);
  }

  @Override
  public boolean readsBody() {
    return true;
  }

  @Override
  public String subject() {
    return "body";
  }

  @Override
  public String describe() {
    return "body " + test.describe();
  }

  @Override
  public boolean implies(Condition other) {
    return other instanceof BodyCondition(var otherTest) && test.implies(otherTest);
  }

  @Override
  public boolean excludes(Condition other) {
    return other instanceof BodyCondition(var otherTest) && test.excludes(otherTest);
  }

  @Override
  public Optional<String> onlyValue() {
    return test instanceof ValueTest.Equal(var text) ? Optional.of(text) : Optional.empty();
  }
}
