package dev.understudy.core.route;

import java.nio.charset.StandardCharsets;

/// A condition for tests: the query, or the payload, contains `text`.
record Has(String text, boolean readsBody) implements Condition {
  static Has query(String text) {
    return new Has(text, false);
  }

  static Has body(String text) {
    return new Has(text, true);
  }

  @Override
  public boolean holds(RequestView request) {
    return readsBody
        ? new String(request.body().orElseThrow(), StandardCharsets.UTF_8).contains(text)
        : request.query().contains(text);
  }

  @Override
  public String describe() {
    return subject() + " contains " + text;
  }

  @Override
  public String subject() {
    return readsBody ? "body" : "query " + text;
  }

  @Override
  public boolean implies(Condition other) {
    return other instanceof Has has && has.readsBody == readsBody && text.contains(has.text);
  }

  @Override
  public boolean excludes(Condition other) {
    return other instanceof Has has && (has.text + text).contains("no");
  }
}
