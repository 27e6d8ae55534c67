package dev.understudy.core.dependency;

import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Agenda.Rank;
import dev.understudy.core.load.EventStation;
import dev.understudy.core.schedule.Progress;
import dev.understudy.core.schedule.ScenarioClock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides call trees in event order: each call meets its station and breaker at the instant at
/// which it is made. Same algebra and same draws as [DirectCalls].
///
/// A dependency does not notice that its caller gave up: after a timeout its server is held until
/// the work is done. A caller that gave up makes no new tries. Lives on an [Agenda] and under its
/// monitor.
public final class StagedCalls {
  private static final int NOT_LOGGED = -1;

  private final Agenda agenda;
  private final List<Optional<EventStation>> stations;
  private final List<Breaker> breakers;
  private final Supplier<ScenarioClock> clock;

  /// @param stations by [Dependency#index], as [Dependency#newStation] makes them
  /// @param breakers by [Call.BreakerRef#index]
  /// @param clock the scenario's clock as it stands
  public StagedCalls(
      Agenda agenda,
      List<Optional<EventStation>> stations,
      List<Breaker> breakers,
      Supplier<ScenarioClock> clock) {
    this.clock = clock;
    this.agenda = agenda;
    this.stations = List.copyOf(stations);
    this.breakers = List.copyOf(breakers);
  }

  /// Hears how calls ended.
  @FunctionalInterface
  public interface Done {
    /// @param nanos when
    /// @param failedCall index in the [CallLog] of the call by which they failed, if not `ok`
    void done(long nanos, boolean ok, int failedCall);
  }

  /// Makes the calls of request `n` of the endpoint whose draws have `key`, from now on.
  public void run(CallTree tree, long key, long n, CallLog log, Done done) {
    start(tree, new Request(key, n, log), 0, 0, done);
  }

  private record Request(long key, long n, CallLog log) {}

  /// Something in progress that its caller may give up.
  private interface Running {
    void abandon();
  }

  private Running start(CallTree tree, Request request, int number, int entry, Done done) {
    return switch (tree) {
      case Call call -> {
        var run = new CallRun(call, request, number, entry, done);
        run.attempt(agenda.now());
        yield run;
      }
      case Sequence sequence -> {
        var run = new SequenceRun(sequence, request, number, entry, done);
        run.step(agenda.now());
        yield run;
      }
      case Parallel parallel -> {
        var run = new ParallelRun(parallel, done);
        run.fork(request, number, entry);
        yield run;
      }
    };
  }

  private static int next(int entry, CallTree done) {
    return entry == NOT_LOGGED ? NOT_LOGGED : entry + done.calls();
  }

  private final class SequenceRun implements Running {
    final Sequence sequence;
    final Request request;
    final Done done;
    int number;
    int entry;
    int index;
    boolean abandoned;
    Running current = () -> {};

    SequenceRun(Sequence sequence, Request request, int number, int entry, Done done) {
      this.sequence = sequence;
      this.request = request;
      this.number = number;
      this.entry = entry;
      this.done = done;
    }

    void step(long nanos) {
      if (index == sequence.steps().size()) {
        done.done(nanos, true, NOT_LOGGED);
        return;
      }
      CallTree step = sequence.steps().get(index++);
      int stepNumber = number;
      int stepEntry = entry;
      number += step.size();
      entry = next(entry, step);
      int started = index;
      Running running = start(step, request, stepNumber, stepEntry, this::stepped);
      if (index == started) { // else it has ended at once, and a later step is current
        current = running;
      }
    }

    private void stepped(long nanos, boolean ok, int failedCall) {
      if (abandoned) {
        return;
      }
      if (ok) {
        step(nanos);
      } else {
        done.done(nanos, false, failedCall);
      }
    }

    @Override
    public void abandon() {
      abandoned = true;
      current.abandon();
    }
  }

  private final class ParallelRun implements Running {
    final Parallel parallel;
    final Done done;
    final Running[] branches;
    int left;
    boolean over;
    boolean failed;
    int failedBy = NOT_LOGGED;

    ParallelRun(Parallel parallel, Done done) {
      this.parallel = parallel;
      this.done = done;
      this.left = parallel.branches().size();
      this.branches = new Running[left];
      Arrays.fill(branches, (Running) () -> {});
    }

    void fork(Request request, int number, int entry) {
      int branchNumber = number;
      int branchEntry = entry;
      for (int i = 0; i < branches.length && !over; i++) {
        CallTree branch = parallel.branches().get(i);
        Running running = start(branch, request, branchNumber, branchEntry, this::joined);
        branches[i] = running;
        branchNumber += branch.size();
        branchEntry = next(branchEntry, branch);
      }
    }

    private void joined(long nanos, boolean ok, int failedCall) {
      if (over) {
        return;
      }
      left--;
      if (!ok && !failed) {
        failed = true;
        failedBy = failedCall;
      }
      if (failed && parallel.failFast()) {
        abandon();
        done.done(nanos, false, failedBy);
      } else if (left == 0) {
        over = true;
        done.done(nanos, !failed, failedBy);
      }
    }

    @Override
    public void abandon() {
      over = true;
      for (Running branch : branches) {
        branch.abandon();
      }
    }
  }

  private final class CallRun implements Running {
    final Call call;
    final Request request;
    final int number;
    final int entry;
    final Done done;
    final long startNanos = agenda.now();
    final long deadline; // an instant
    int attempt;
    boolean abandoned;

    CallRun(Call call, Request request, int number, int entry, Done done) {
      this.call = call;
      this.request = request;
      this.number = number;
      this.entry = entry;
      this.done = done;
      this.deadline = Progress.STEADY.finish(startNanos, call.deadlineNanos());
    }

    void attempt(long nanos) {
      if (abandoned) {
        return;
      }
      attempt++;
      int ticket = call.breaker().map(it -> breakers.get(it.index()).call(nanos)).orElse(0);
      if (ticket == Breaker.REFUSED) {
        tried(nanos, false);
        return;
      }
      var attempted = new Try(this, ticket);
      long limit = Math.min(deadline, Progress.STEADY.finish(nanos, call.timeoutNanos()));
      agenda.put(limit, Rank.TIMEOUT, at -> attempted.report(at, false));
      attempted.arrive(nanos);
    }

    void tried(long nanos, boolean ok) {
      if (abandoned) {
        return;
      }
      if (ok || nanos >= deadline || attempt == call.retry().attempts()) {
        end(nanos, ok);
        return;
      }
      long pause = call.drawPause(request.key, request.n, number, attempt);
      if (pause >= deadline - nanos) {
        agenda.put(deadline, Rank.TIMEOUT, at -> end(at, false));
      } else {
        agenda.put(nanos + pause, Rank.RESULT, this::attempt);
      }
    }

    private void end(long nanos, boolean ok) {
      if (abandoned) {
        return;
      }
      if (ok) {
        end(nanos, true, false);
        return;
      }
      switch (call.onFailure()) {
        case OnFailure.Fail _ -> end(nanos, false, true);
        case OnFailure.Ignore _ -> end(nanos, false, false);
        case OnFailure.Fallback fallback -> {
          long takes = call.drawFallback(request.key, request.n, number, fallback);
          agenda.put(nanos + takes, Rank.RESULT, at -> end(at, false, false));
        }
      }
    }

    private void end(long nanos, boolean ok, boolean fail) {
      if (abandoned) {
        return;
      }
      if (entry != NOT_LOGGED) {
        request.log.record(entry, startNanos, nanos - startNanos, attempt, ok);
      }
      done.done(nanos, !fail, entry);
    }

    @Override
    public void abandon() {
      abandoned = true;
    }
  }

  /// One try, at the dependency.
  private final class Try implements EventStation.Waiter {
    final CallRun run;
    final Call call;
    final int ticket;
    final int attempt;
    final Optional<EventStation> station;
    int failure;
    boolean holding;
    boolean reported;

    Try(CallRun run, int ticket) {
      this.run = run;
      this.call = run.call;
      this.ticket = ticket;
      this.attempt = run.attempt;
      this.station = stations.get(call.to().index());
    }

    void arrive(long nanos) {
      if (station.isEmpty()) {
        work(nanos, 1);
      } else {
        Progress progress = call.to().behaviour().progress(clock.get());
        agenda.put(nanos, Rank.ARRIVAL, at -> station.get().arrive(this, progress));
      }
    }

    @Override
    public void started(long nanos, int inService) {
      holding = true;
      work(nanos, inService);
    }

    @Override
    public void refused(long nanos, Admission why) {
      report(nanos, false);
    }

    private void work(long nanos, int inService) {
      Request request = run.request;
      failure = call.drawFailure(clock.get(), request.key, request.n, run.number, attempt, nanos);
      double service =
          call.drawService(
              clock.get(), request.key, request.n, run.number, attempt, nanos, failure);
      long work =
          (long)
              Math.rint(service * call.to().slowdown(inService, clock.get().scenarioNanos(nanos)));
      agenda.put(
          call.to().behaviour().progress(clock.get()).finish(nanos, work),
          Rank.RESULT,
          this::worked);
    }

    private void worked(long nanos) {
      if (failure >= 0) {
        release();
        report(nanos, false);
        return;
      }
      if (!call.to().holds()) {
        release();
      }
      start(
          call.to().calls(),
          run.request,
          call.below(run.number, attempt),
          NOT_LOGGED,
          (at, ok, _) -> {
            release();
            report(at, ok);
          });
    }

    private void release() {
      if (holding) {
        holding = false;
        station.ifPresent(EventStation::release);
      }
    }

    void report(long nanos, boolean ok) {
      if (reported) {
        return;
      }
      reported = true;
      call.breaker().ifPresent(it -> breakers.get(it.index()).result(nanos, ticket, ok));
      run.tried(nanos, ok);
    }
  }
}
