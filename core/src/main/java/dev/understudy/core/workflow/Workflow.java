package dev.understudy.core.workflow;

import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.List;

/// A graph of steps, and how a session moves in it. Pure: a [Standing] goes in, the next one comes
/// out.
///
/// @param identity equal in two plans, its sessions go on
/// @param key of its draws ([Streams#key])
/// @param ttlNanos after which a session that nobody uses is forgotten
/// @param most sessions at once
/// @param start index of the step that a session begins with
/// @param allows whether requests that are out of order are served all the same
public record Workflow(
    Identity identity,
    long key,
    long ttlNanos,
    int most,
    List<Step> steps,
    int start,
    List<Variable> variables,
    boolean allows) {
  /// What the variables of one session may take, about, in bytes.
  public static final int MOST_VARIABLE_BYTES = 4096;

  // A session that nobody looked at for long may have been led through a loop of short times.
  static final int MOST_TIMED_STEPS = 10_000;

  public Workflow {
    steps = List.copyOf(steps);
    variables = List.copyOf(variables);
  }

  /// What tells workflows apart, over plans.
  ///
  /// @param fingerprint of all that sessions depend on
  public record Identity(String id, long fingerprint) {}

  /// Its name.
  public String id() {
    return identity.id();
  }

  /// Awaiting the first step.
  Standing begin(long nanos) {
    return entered(start, 0, nanos, variables.stream().map(Variable::initial).toArray());
  }

  /// Moved to `step` from outside, awaiting it.
  Standing moved(Standing standing, int step, long nanos) {
    return entered(step, standing.count() + 1, nanos, standing.variables());
  }

  /// A step that takes no request is not awaited: it is performed by being reached.
  private Standing entered(int step, long count, long nanos, Object[] values) {
    return new Standing(step, steps.get(step).on().isEmpty(), count, nanos, values);
  }

  /// What time has made of a session up to `nanos`.
  Standing settled(Standing standing, long sessionKey, long nanos, Facts timed) {
    Standing now = standing;
    for (int i = 0; i < MOST_TIMED_STEPS; i++) {
      Step step = steps.get(now.step());
      if (step.after().isEmpty()) {
        return now;
      }
      After after = step.after().get();
      long due = now.enteredNanos() + timeAt(after, now, sessionKey);
      if (due - nanos > 0) {
        return now;
      }
      int to = after.to();
      if (to == After.BY_BRANCH) {
        timed.session(view(now, ""));
        to = choose(step, now, sessionKey, timed);
      }
      now = entered(to, now.count() + 1, due, now.variables());
    }
    return new Standing(
        now.step(), now.performed(), now.count(), nanos, now.variables()); // its time begins again
  }

  private long timeAt(After after, Standing standing, long sessionKey) {
    long word = Streams.word1(sessionKey, standing.count(), Purpose.BRANCH, standing.step());
    return (long) Math.rint(after.law().sample(Uniform.of(word)));
  }

  /// The standing after a request that performs `step`. Staying at a step does not begin its time
  /// anew.
  ///
  /// @param facts of the request; sees the session as it comes to stand
  Standing performed(
      Standing standing, int step, String id, long sessionKey, long nanos, Facts facts) {
    Step at = steps.get(step);
    boolean stays = standing.step() == step;
    Standing now =
        new Standing(
            step,
            true,
            standing.count() + 1,
            stays ? standing.enteredNanos() : nanos,
            standing.variables());
    facts.session(view(now, id));
    if (!at.sets().isEmpty()) {
      now = now.with(assigned(at, now, facts));
      facts.session(view(now, id));
    }
    if (at.branchesAtOnce()) {
      int to = choose(at, now, sessionKey, facts);
      return entered(to, now.count(), nanos, now.variables());
    }
    return now;
  }

  /// All values are worked out before the first is set.
  private Object[] assigned(Step step, Standing standing, Facts facts) {
    Object[] values = standing.variables().clone();
    for (Assignment assignment : step.sets()) {
      try {
        Object value = assignment.value().value(facts);
        Variable variable = variables.get(assignment.variable());
        if (!variable.type().isInstance(value)) {
          throw new NoValueException("session." + variable.name() + " takes no such value");
        }
        Object before = values[assignment.variable()];
        values[assignment.variable()] = value;
        if (Sizes.of(values) > MOST_VARIABLE_BYTES) {
          values[assignment.variable()] = before;
          throw new NoValueException(
              "the session's variables would take more than " + MOST_VARIABLE_BYTES + " bytes");
        }
      } catch (NoValueException e) {
        facts.failed(assignment.value(), e);
      }
    }
    return values;
  }

  /// The first branch that holds; the last where none does. By weight: the cumulated share that a
  /// uniform of (session, count, step) falls into.
  private int choose(Step step, Standing standing, long sessionKey, Facts facts) {
    List<Branch> branches = step.branches();
    double sum = 0;
    for (Branch branch : branches) {
      sum += branch.weight();
    }
    if (sum == 0) {
      for (Branch branch : branches) {
        if (branch.when().isEmpty() || branch.when().get().holds(facts)) {
          return branch.to();
        }
      }
      return branches.getLast().to();
    }
    long word = Streams.word0(sessionKey, standing.count(), Purpose.BRANCH, standing.step());
    double left = sum * Uniform.of(word);
    for (Branch branch : branches) {
      left -= branch.weight();
      if (left < 0) {
        return branch.to();
      }
    }
    return branches.getLast().to(); // rounding
  }

  /// Whether the session is over.
  boolean isOver(Standing standing) {
    return standing.performed() && steps.get(standing.step()).end();
  }

  /// A standing as expressions see it.
  Facts.SessionView view(Standing standing, String sessionId) {
    return new Facts.SessionView() {
      @Override
      public String id() {
        return sessionId;
      }

      @Override
      public String step() {
        return steps.get(standing.step()).name();
      }

      @Override
      public long count() {
        return standing.count();
      }

      @Override
      public Object variable(int index) {
        return standing.variables()[index];
      }
    };
  }
}
