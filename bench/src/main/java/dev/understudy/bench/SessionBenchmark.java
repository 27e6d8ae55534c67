package dev.understudy.bench;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.workflow.Entry;
import dev.understudy.core.workflow.Participation;
import dev.understudy.core.workflow.Playing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// What a workflow adds to a request: its session found, the step judged, a variable set, a
/// condition evaluated, the session moved. Budget: 2 us. `hot` is one session that all threads use.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // by compile(), before anything runs
public class SessionBenchmark {
  private static final int SESSIONS = 100_000;
  private static final String TEXT =
      """
      version: 1
      endpoints: {ask: {request: GET /ask}}
      workflows:
        w:
          session: {header: sid, max: 200000}
          steps:
            a: {on: ask, set: {n: session.n + 1}, branch: [{when: session.n < 0 && request.method == 'GET', to: b}, {to: a}]}
            b: {on: ask, next: [a]}
      """;

  private Playing playing;
  private Participation part;

  private record Asked(String sid) implements RequestView {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String path() {
      return "/ask";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public List<String> headers(String name) {
      return List.of(sid);
    }

    @Override
    public Optional<byte[]> body() {
      return Optional.empty();
    }
  }

  @State(Scope.Thread)
  public static class Clients {
    private final Asked[] asked = new Asked[SESSIONS];
    private final Asked hot = new Asked("hot");
    private int next;
    private long now;

    @Setup
    public void make() {
      for (int i = 0; i < asked.length; i++) {
        asked[i] = new Asked("session-" + i * 7919L % SESSIONS);
      }
    }
  }

  @Setup
  public void compile() {
    Plan plan = Configurations.parse("bench.yaml", TEXT, LoadOptions.of(1)).plan().orElseThrow();
    playing = Playing.start(plan.workflows());
    part = plan.workflows().of(0).orElseThrow();
  }

  private boolean step(RequestView request, Clients clients) {
    Facts facts =
        new Facts(Optional.of(request), Optional.of(part.pattern()), 0, (expression, why) -> {});
    long now = clients.now += 1000;
    if (playing.enter(part, request, facts, now) instanceof Entry.InOrder(var visit)) {
      visit.conclude(true, facts, now);
      return true;
    }
    return false;
  }

  @Benchmark
  public boolean oneOfManySessions(Clients clients) {
    clients.next = (clients.next + 1) % SESSIONS;
    return step(clients.asked[clients.next], clients);
  }

  @Benchmark
  @Threads(2)
  public boolean oneHotSession(Clients clients) {
    return step(clients.hot, clients);
  }
}
