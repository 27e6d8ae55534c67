package dev.understudy.engine;

import dev.understudy.core.expression.Expression;
import dev.understudy.core.expression.Facts;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Expressions that had no value for a request: each is logged once, all are counted.
final class Failures implements Facts.Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int MOST_LOGGED = 1000;

  private final LongAdder count = new LongAdder();
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  @Override
  public void failed(Expression expression, String why) {
    count.increment();
    if (logged.size() < MOST_LOGGED && logged.add(expression.describe())) {
      LOG.warn(
          "`{}` had no value for a request: {}; further ones are counted only",
          expression.describe(),
          why);
    }
  }

  long count() {
    return count.sum();
  }
}
