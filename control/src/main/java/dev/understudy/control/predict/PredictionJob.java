package dev.understudy.control.predict;

import dev.understudy.core.predict.PlanRun;
import dev.understudy.core.predict.VirtualRun.EndlessHurryException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One question on its way to its answer. Any thread may look at it and call it off.
public final class PredictionJob implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PredictionJob.class);

  /// A computation that takes longer is given up.
  static final Duration LONGEST = Duration.ofSeconds(60);

  /// What has become of it.
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  private final String id;
  private final Question question;
  private final PlanRun run;
  private final long spanNanos;
  private final Instant asked = Instant.now();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile State state = State.QUEUED;
  private volatile boolean calledOff;
  private volatile double progress;
  private volatile String answer = "";
  private volatile String failure = "";

  PredictionJob(String id, Question question, PlanRun run) {
    this.id = id;
    this.question = question;
    this.run = run;
    this.spanNanos =
        question instanceof Question.OneWorkload one
            ? one.horizon().toNanos() - one.horizon().beginNanos()
            : 0;
  }

  public String id() {
    return id;
  }

  public State state() {
    return state;
  }

  /// Share that is done, 0..1; 0 throughout for a sweep, whose length nobody knows.
  public double progress() {
    return progress;
  }

  public Instant asked() {
    return asked;
  }

  /// JSON; empty until it is done.
  public String answer() {
    return answer;
  }

  /// Why it failed; empty unless it did.
  public String failure() {
    return failure;
  }

  /// Calls it off, wherever it is.
  public void cancel() {
    calledOff = true;
    if (state == State.QUEUED) {
      end(State.CANCELLED);
    }
  }

  /// Waits for its end; false where that took longer.
  public boolean await(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  @Override
  public void run() {
    if (calledOff) {
      return;
    }
    state = State.RUNNING;
    long begun = System.nanoTime();
    try {
      answer = question.answer(run.telling(now -> goOn(now, begun)));
      progress = 1;
      end(State.DONE);
    } catch (CalledOffException e) {
      end(State.CANCELLED);
    } catch (TooLongException e) {
      fail("it takes more than " + LONGEST.toSeconds() + " s; ask for less");
    } catch (EndlessHurryException e) {
      fail("clients that do not think ask an endpoint that answers at once for ever");
    } catch (IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("a prediction failed", e);
      fail("a bug of Understudy; the log has the details");
    }
  }

  private void goOn(long nowNanos, long begun) {
    if (calledOff) {
      throw new CalledOffException();
    }
    if (System.nanoTime() - begun > LONGEST.toNanos()) {
      throw new TooLongException();
    }
    if (spanNanos > 0) {
      progress = Math.min(1, (double) nowNanos / spanNanos);
    }
  }

  private void fail(String why) {
    failure = why;
    end(State.FAILED);
  }

  private void end(State how) {
    state = how;
    ended.countDown();
  }

  private static final class CalledOffException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
