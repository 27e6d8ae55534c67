package dev.understudy.core.workflow;

import dev.understudy.core.expression.Facts;
import dev.understudy.core.outcome.Header;
import java.util.Optional;

/// A request in its workflow, from its arrival until it is decided.
public final class Visit {
  private final Playing playing;
  private final int space;
  private final Role role;
  private final Workflow workflow;
  private final Optional<Session> before;
  private final Session session;
  private final int step;
  private final boolean given;

  /// @param before the session that this one takes the place of
  /// @param step that is performed
  /// @param given whether the id was made here
  Visit(
      Playing playing,
      int space,
      Role role,
      Workflow workflow,
      Optional<Session> before,
      Session session,
      int step,
      boolean given) {
    this.playing = playing;
    this.space = space;
    this.role = role;
    this.workflow = workflow;
    this.before = before;
    this.session = session;
    this.step = step;
    this.given = given;
  }

  /// The endpoint of the plan that the request is served as.
  public int endpoint() {
    return role.served().get(step);
  }

  /// The name of the step that the request performs.
  public String step() {
    return workflow.steps().get(step).name();
  }

  /// The request has been decided at `nanos`. One that did the endpoint's work moves its session,
  /// any other leaves it; `facts` sees the session as it stands then.
  public void conclude(boolean moves, Facts facts, long nanos) {
    if (moves) {
      Session mine = playing.table(space).put(session, before, nanos, playing.expiry(space));
      move(mine, facts, nanos);
    } else {
      facts.session(workflow.view(session.get(), session.id));
    }
  }

  /// Another request of the session may have moved it meanwhile: then this one moves it on if it is
  /// in order from there, and else leaves it.
  private void move(Session mine, Facts facts, long nanos) {
    mine.used(nanos);
    int performs = step;
    while (true) {
      Standing seen = mine.get();
      if (!mine.workflow.equals(session.workflow)) {
        facts.session(workflow.view(session.get(), session.id));
        return;
      }
      if (mine != session || performs != role.step(workflow, seen, mine.key)) {
        performs = role.step(workflow, seen, mine.key);
      }
      if (performs == Role.NONE) {
        facts.session(workflow.view(seen, mine.id));
        return;
      }
      Standing next = workflow.performed(seen, performs, mine.id, mine.key, nanos, facts);
      if (mine.compareAndSet(seen, next)) {
        return;
      }
    }
  }

  /// What tells the client the id of the session that began with this request.
  public Optional<Header> announcement() {
    return given ? playing.source(space).announce(session.id) : Optional.empty();
  }
}
