package dev.understudy.core.plan;

import dev.understudy.core.load.Balance;
import dev.understudy.core.load.ClientLimits;
import dev.understudy.core.load.Gcra;
import dev.understudy.core.load.Limiter;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.function.Supplier;

/// What a [Limit] remembers: of all requests together, or of each client; at one rate, or at a rate
/// that windows change.
sealed interface Limits {
  /// The limiter of the request at `nanos`.
  ///
  /// @param limit that it is the memory of
  /// @param clock the windows' clock as it stands
  Limiter of(Limit limit, Decider.Caller caller, long nanos, Supplier<ScenarioClock> clock);

  /// Requests that met the limiter which clients share beyond the table's bound.
  long crowded();

  /// A fresh one.
  static Limits of(Limit limit, long nowNanos) {
    if (limit.windows().isNone()) {
      return limit.perClient()
          ? new Clients(
              ClientLimits.of(limit.perSecond(), limit.burst(), limit.clients(), nowNanos))
          : new Common(new Gcra(limit.perSecond(), limit.burst(), nowNanos));
    }
    return limit.perClient()
        ? new ChangingClients(ClientLimits.balances(limit.clients(), nowNanos))
        : new Changing(new Balance(nowNanos));
  }

  /// One limiter at one rate.
  record Common(Gcra limiter) implements Limits {
    @Override
    public Limiter of(
        Limit limit, Decider.Caller caller, long nanos, Supplier<ScenarioClock> clock) {
      return limiter;
    }

    @Override
    public long crowded() {
      return 0;
    }
  }

  /// One for each client.
  record Clients(ClientLimits<Object, Gcra> clients) implements Limits {
    @Override
    public Limiter of(
        Limit limit, Decider.Caller caller, long nanos, Supplier<ScenarioClock> clock) {
      return clients.of(caller.client(limit), nanos);
    }

    @Override
    public long crowded() {
      return clients.crowded();
    }
  }

  /// One limiter, at a rate that windows change.
  record Changing(Balance balance) implements Limits {
    @Override
    public Limiter of(
        Limit limit, Decider.Caller caller, long nanos, Supplier<ScenarioClock> clock) {
      return limiter(balance, limit, nanos, clock);
    }

    @Override
    public long crowded() {
      return 0;
    }
  }

  /// One for each client, at rates that windows change.
  record ChangingClients(ClientLimits<Object, Balance> clients) implements Limits {
    @Override
    public Limiter of(
        Limit limit, Decider.Caller caller, long nanos, Supplier<ScenarioClock> clock) {
      return limiter(clients.of(caller.client(limit), nanos), limit, nanos, clock);
    }

    @Override
    public long crowded() {
      return clients.crowded();
    }
  }

  private static Limiter limiter(
      Balance balance, Limit limit, long nanos, Supplier<ScenarioClock> clock) {
    return balance.limiter(limit.supply(clock), limit.at(clock.get().scenarioNanos(nanos)).burst());
  }
}
