package dev.understudy.core.predict;

import dev.understudy.core.load.Agenda;
import java.util.List;

/// What decides requests in a run: the plan, or a model in a test.
public interface Subject {
  /// Stable names of the endpoints.
  List<String> endpoints();

  /// Names of an endpoint's outcomes, success first.
  List<String> outcomes(int endpoint);

  /// Servers of an endpoint's station; 0 where nothing bounds them.
  int servers(int endpoint);

  /// Key of an endpoint's draws; made-up arrivals are drawn from it, too.
  long key(int endpoint);

  /// Decides the request that arrives at `nanos`, which never falls from call to call. `caller`
  /// hears of the answer once: at once, or from an event on the agenda.
  void arrive(int endpoint, long nanos, Caller caller);

  /// What is to come: events of requests that are decided in stages, and the requests of the run.
  Agenda agenda();

  /// Who asked.
  @FunctionalInterface
  interface Caller {
    void answered(Answer answer);
  }
}
