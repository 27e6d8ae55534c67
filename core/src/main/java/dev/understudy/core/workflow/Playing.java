package dev.understudy.core.workflow;

import dev.understudy.core.expression.Facts;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.RequestView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The sessions of a plan in force. Shared by all event loops.
///
/// Sessions of a workflow that a new plan leaves unchanged go on; those of others are forgotten.
public final class Playing {
  private final Workflows workflows;
  private final List<SessionTable> tables;
  private final List<Map<Workflow.Identity, Integer>> numbers = new ArrayList<>();
  private final AtomicLong begun;
  private final LongAdder evicted;

  private Playing(
      Workflows workflows, List<SessionTable> tables, AtomicLong begun, LongAdder evicted) {
    this.workflows = workflows;
    this.tables = List.copyOf(tables);
    this.begun = begun;
    this.evicted = evicted;
    for (Space space : workflows.spaces()) {
      Map<Workflow.Identity, Integer> numbered = new HashMap<>();
      for (int i = 0; i < space.workflows().size(); i++) {
        numbered.put(space.workflows().get(i).identity(), i);
      }
      numbers.add(numbered);
    }
  }

  /// Without a session.
  public static Playing start(Workflows workflows) {
    LongAdder evicted = new LongAdder();
    return new Playing(
        workflows,
        workflows.spaces().stream().map(space -> new SessionTable(space.most(), evicted)).toList(),
        new AtomicLong(),
        evicted);
  }

  /// Under the workflows of a new plan.
  public Playing followedBy(Workflows next) {
    Map<SessionSource, SessionTable> known = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      known.put(workflows.spaces().get(i).source(), tables.get(i));
    }
    List<SessionTable> carried = new ArrayList<>();
    for (Space space : next.spaces()) {
      SessionTable table = known.get(space.source());
      if (table != null && table.fits(space.most())) {
        table.most(space.most());
        carried.add(table);
      } else {
        carried.add(new SessionTable(space.most(), evicted));
      }
    }
    Playing following = new Playing(next, carried, begun, evicted);
    following.forgetStrangers();
    return following;
  }

  private void forgetStrangers() {
    for (int i = 0; i < tables.size(); i++) {
      for (Session session : tables.get(i).all()) {
        if (!numbers.get(i).containsKey(session.workflow)) {
          tables.get(i).remove(session);
        }
      }
    }
  }

  /// What the workflows make of a request that arrives at `nanos`.
  ///
  /// @param facts of the request, without a session
  public Entry enter(Participation part, RequestView request, Facts facts, long nanos) {
    Space space = workflows.spaces().get(part.space());
    Optional<String> id = space.source().find(request, part.pattern());
    @Nullable Session session = id.isPresent() ? live(part.space(), id.get(), nanos) : null;
    Integer number = session == null ? null : numbers.get(part.space()).get(session.workflow);
    if (session != null && number != null) {
      Workflow workflow = space.workflows().get(number);
      Standing standing = settle(workflow, session, facts, nanos);
      session.used(nanos);
      for (int i = 0; i < part.roles().size(); i++) {
        Role role = part.roles().get(i);
        if (role.workflow() == number) {
          int step = role.step(workflow, standing, session.key);
          if (step != Role.NONE) {
            return new Entry.InOrder(
                new Visit(
                    this,
                    part.space(),
                    role,
                    workflow,
                    Optional.of(session),
                    session,
                    step,
                    false));
          }
          if (!workflow.isOver(standing)) {
            return refused(workflow, i);
          }
        }
      }
      if (!workflow.isOver(standing)) {
        return refused(space.workflows().get(part.roles().getFirst().workflow()), 0);
      }
    }
    return begin(part, space, id, Optional.ofNullable(session), nanos);
  }

  private Entry begin(
      Participation part, Space space, Optional<String> id, Optional<Session> before, long nanos) {
    for (Role role : part.roles()) {
      if (role.begins()) {
        Workflow workflow = space.workflows().get(role.workflow());
        String named = id.orElseGet(() -> newId(workflow));
        Session session = new Session(named, workflow, workflow.begin(nanos), nanos);
        return new Entry.InOrder(
            new Visit(
                this,
                part.space(),
                role,
                workflow,
                before,
                session,
                workflow.start(),
                id.isEmpty()));
      }
    }
    return refused(space.workflows().get(part.roles().getFirst().workflow()), 0);
  }

  private static Entry refused(Workflow workflow, int role) {
    return workflow.allows() ? new Entry.Allowed() : new Entry.Refused(role);
  }

  /// 128 bits at position (workflow, number of the session), in hexadecimal.
  private String newId(Workflow workflow) {
    long n = begun.getAndIncrement();
    return String.format(
        "%016x%016x",
        Streams.word0(workflow.key(), n, Purpose.SESSION, 0),
        Streams.word1(workflow.key(), n, Purpose.SESSION, 0));
  }

  /// The session of an id that has not expired at `nanos`; null for none.
  private @Nullable Session live(int space, String id, long nanos) {
    Optional<Session> found = tables.get(space).find(id);
    if (found.isEmpty()) {
      return null;
    }
    Session session = found.get();
    if (!numbers.get(space).containsKey(session.workflow)
        || expiry(space).of(session) - nanos <= 0) {
      tables.get(space).remove(session);
      return null;
    }
    return session;
  }

  private static Standing settle(Workflow workflow, Session session, Facts facts, long nanos) {
    while (true) {
      Standing seen = session.get();
      Standing now = workflow.settled(seen, session.key, nanos, facts);
      if (now == seen || session.compareAndSet(seen, now)) {
        return now;
      }
    }
  }

  SessionTable table(int space) {
    return tables.get(space);
  }

  SessionSource source(int space) {
    return workflows.spaces().get(space).source();
  }

  SessionTable.Expiry expiry(int space) {
    return session -> {
      Integer number = numbers.get(space).get(session.workflow);
      return number == null
          ? session.usedNanos()
          : session.usedNanos() + workflows.spaces().get(space).workflows().get(number).ttlNanos();
    };
  }

  /// Sessions that are remembered.
  public int size() {
    return tables.stream().mapToInt(SessionTable::size).sum();
  }

  /// Sessions that were forgotten for lack of room, since the start.
  public long evicted() {
    return evicted.sum();
  }

  /// A session, for who looks from outside.
  ///
  /// @param performed false while the step is awaited
  /// @param variables values by name, in the workflow's order
  /// @param leftNanos until it is forgotten if nobody uses it
  public record Seen(
      String id,
      String workflow,
      String step,
      boolean performed,
      boolean over,
      long count,
      Map<String, Object> variables,
      long idleNanos,
      long leftNanos) {}

  /// The sessions that live at `nanos`, by workflow and id.
  ///
  /// @param timed facts without a request
  public List<Seen> sessions(Facts timed, long nanos) {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (Session session : tables.get(i).all()) {
        see(i, session, timed, nanos).ifPresent(seen::add);
      }
    }
    seen.sort(Comparator.comparing(Seen::workflow).thenComparing(Seen::id));
    return seen;
  }

  private Optional<Seen> see(int space, Session session, Facts timed, long nanos) {
    Integer number = numbers.get(space).get(session.workflow);
    long left = expiry(space).of(session) - nanos;
    if (number == null || left <= 0) {
      return Optional.empty();
    }
    Workflow workflow = workflows.spaces().get(space).workflows().get(number);
    Standing standing = settle(workflow, session, timed, nanos);
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < workflow.variables().size(); i++) {
      values.put(workflow.variables().get(i).name(), standing.variables()[i]);
    }
    return Optional.of(
        new Seen(
            session.id,
            workflow.id(),
            workflow.steps().get(standing.step()).name(),
            standing.performed(),
            workflow.isOver(standing),
            standing.count(),
            values,
            Math.max(0, nanos - session.usedNanos()),
            left));
  }

  /// Forgets the session `id` of a workflow; whether it was there.
  public boolean forget(String workflow, String id) {
    Optional<Place> place = place(workflow, id);
    return place.isPresent() && tables.get(place.get().space()).remove(place.get().session());
  }

  /// Has a session await another step; whether it was there.
  ///
  /// @throws IllegalArgumentException where the workflow has no such step
  public boolean move(String workflow, String id, String step, long nanos) {
    Optional<Place> place = place(workflow, id);
    if (place.isEmpty()) {
      return false;
    }
    Workflow its = place.get().workflow();
    int to = its.steps().stream().map(Step::name).toList().indexOf(step);
    if (to < 0) {
      throw new IllegalArgumentException("the workflow " + workflow + " has no step " + step);
    }
    Session session = place.get().session();
    session.updateAndGet(standing -> its.moved(standing, to, nanos));
    session.used(nanos);
    return true;
  }

  private record Place(int space, Workflow workflow, Session session) {}

  private Optional<Place> place(String workflow, String id) {
    for (int i = 0; i < tables.size(); i++) {
      Optional<Session> found = tables.get(i).find(id);
      if (found.isPresent() && found.get().workflow.id().equals(workflow)) {
        Integer number = numbers.get(i).get(found.get().workflow);
        if (number != null) {
          Workflow its = workflows.spaces().get(i).workflows().get(number);
          return Optional.of(new Place(i, its, found.get()));
        }
      }
    }
    return Optional.empty();
  }
}
