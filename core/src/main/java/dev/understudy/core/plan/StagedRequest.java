package dev.understudy.core.plan;

import dev.understudy.core.dependency.CallLog;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.schedule.Progress;
import java.util.Optional;

/// A request that is decided in stages, each at its instant and in event order (MODELS.md 4.1):
/// station, service, calls. Its draws are those of the short way.
final class StagedRequest implements EventStation.Waiter {
  private final PlanState state;
  private final EndpointPlan endpoint;
  private final long ordinal;
  private final long arrivalNanos;
  private final long releasedNanos;
  private final int outcome;
  private final double service;
  private final Distribution law;
  private final Load.Calls made;
  private final Progress progress;
  private final Decision.Detail detail;
  private final Decider.Caller caller;
  private final CallLog log;
  private final Optional<EventStation> station;
  private final Agenda agenda;
  private long startNanos;
  private long serviceNanos;
  private double slowdown = 1;
  private long servedNanos;

  StagedRequest(
      PlanState state,
      EndpointPlan endpoint,
      long ordinal,
      long arrivalNanos,
      long releasedNanos,
      int outcome,
      double service,
      Distribution law,
      Load.Calls made,
      Progress progress,
      Decision.Detail detail,
      Decider.Caller caller) {
    this.state = state;
    this.endpoint = endpoint;
    this.ordinal = ordinal;
    this.arrivalNanos = arrivalNanos;
    this.releasedNanos = releasedNanos;
    this.outcome = outcome;
    this.service = service;
    this.law = law;
    this.made = made;
    this.progress = progress;
    this.detail = detail;
    this.caller = caller;
    this.log = new CallLog(made.tree().calls());
    this.agenda = state.agenda();
    int pool = endpoint.load().pool();
    this.station =
        pool != Load.NO_POOL && state.pool(pool) instanceof PoolState.InStages(EventStation it)
            ? Optional.of(it)
            : Optional.empty();
  }

  void begin() {
    synchronized (agenda) {
      agenda.put(
          Math.max(releasedNanos, agenda.now()),
          Agenda.Rank.ARRIVAL,
          at -> {
            if (station.isPresent()) {
              station.get().arrive(this, progress);
            } else {
              serve(at, 1);
            }
          });
    }
  }

  @Override
  public void started(long nanos, int inService) {
    serve(
        nanos,
        state.slowdown(endpoint.load().pool(), inService, state.clock().scenarioNanos(nanos)));
  }

  @Override
  public void refused(long nanos, Admission why) {
    int refusal =
        why == Admission.REJECTED ? endpoint.load().rejected() : endpoint.load().timedOut();
    caller.decided(
        endpoint.decided(
            ordinal, arrivalNanos, refusal, nanos - arrivalNanos, 0, 0, nanos, law, detail));
  }

  private void serve(long nanos, double contention) {
    startNanos = nanos;
    slowdown = contention;
    serviceNanos = (long) Math.rint(service * contention);
    agenda.put(progress.finish(nanos, serviceNanos), Agenda.Rank.RESULT, this::served);
  }

  private void served(long nanos) {
    servedNanos = nanos;
    if (!endpoint.load().holds()) {
      station.ifPresent(EventStation::release);
    }
    state.calls().run(made.tree(), endpoint.key(), ordinal, log, this::called);
  }

  private void called(long nanos, boolean ok, int failedCall) {
    int ended = ok ? outcome : made.failed().get(failedCall);
    long end = progress.finish(nanos, 0);
    if (end > nanos) {
      agenda.put(end, Agenda.Rank.RESULT, at -> finish(nanos, at, ended));
    } else {
      finish(nanos, nanos, ended);
    }
  }

  private void finish(long calledNanos, long nanos, int ended) {
    if (endpoint.load().holds()) {
      station.ifPresent(EventStation::release);
    }
    caller.decided(
        endpoint.decided(
            ordinal,
            arrivalNanos,
            ended,
            startNanos - arrivalNanos,
            serviceNanos,
            calledNanos - servedNanos,
            nanos,
            Scaled.of(law, slowdown),
            Decider.withCalls(detail, made, log)));
  }
}
