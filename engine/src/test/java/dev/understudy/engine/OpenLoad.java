package dev.understudy.engine;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// An open workload against a live engine of one loop: requests are sent at their instants,
/// whatever has become of the earlier ones, and what was decided about each is kept.
final class OpenLoad {
  private static final int CONNECTIONS = 16;

  private OpenLoad() {}

  /// Sends at `instants`, in nanoseconds from the beginning; gives the decisions in the order in
  /// which the requests came. Connection number c asks for `paths[c % paths.length]`.
  ///
  /// @param together requests that are sent in one piece
  static List<Decision> decisions(Plan plan, long[] instants, int together, String... paths)
      throws Exception {
    Queue<Decision> made = new ConcurrentLinkedQueue<>();
    EngineOptions options =
        EngineOptions.listeningOn("127.0.0.1", 0)
            .withLoops(1)
            .withObserver(ended -> ended.decision().ifPresent(made::add));
    List<RawClient> clients = new ArrayList<>();
    try (Engine engine = Engine.start(options, plan)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(RawClient.connectTo(engine));
      }
      long start = System.nanoTime();
      for (int i = 0; i < instants.length; i++) {
        for (long wait = 1; wait > 0; wait = start + instants[i] - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        String path = paths[i % CONNECTIONS % paths.length];
        clients
            .get(i % CONNECTIONS)
            .send(("GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n").repeat(together));
      }
      Await.until(
          () -> engine.readings().inFlight() == 0 && made.size() == together * instants.length);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    return Replay.inOrder(made);
  }

  /// The first `n` instants of a Poisson process.
  static long[] poisson(int n, double perSecond) {
    long[] instants = new long[n];
    double at = 0;
    for (int i = 0; i < n; i++) {
      at -= Math.log(Streams.uniform(20260211, i, Purpose.ARRIVAL)) / perSecond * 1e9;
      instants[i] = (long) at;
    }
    return instants;
  }
}
