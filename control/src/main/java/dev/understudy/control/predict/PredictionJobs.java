package dev.understudy.control.predict;

import dev.understudy.core.predict.PlanRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs questions one after the other: a prediction takes a processor of its own while it lasts,
/// and the engine needs the others.
public final class PredictionJobs implements AutoCloseable {
  private static final int MOST_WAITING = 8;
  private static final int KEPT = 20; // that have ended, with their answers

  private final Deque<PredictionJob> jobs = new ArrayDeque<>();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("understudy-predict").daemon().factory());
  private long next = 1;

  /// Takes a question on; empty where too many are waiting.
  public synchronized Optional<PredictionJob> ask(Question question, PlanRun run) {
    PredictionJob job = new PredictionJob(Long.toString(next), question, run);
    try {
      worker.execute(job);
    } catch (RejectedExecutionException full) {
      return Optional.empty();
    }
    next++;
    jobs.addLast(job);
    while (jobs.size() > KEPT && jobs.getFirst().hasEnded()) {
      jobs.removeFirst();
    }
    return Optional.of(job);
  }

  /// One that was asked, as long as it is kept.
  public synchronized Optional<PredictionJob> find(String id) {
    return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
  }

  @Override
  public synchronized void close() {
    jobs.forEach(PredictionJob::cancel);
    worker.shutdown();
  }
}
