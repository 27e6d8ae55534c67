package dev.understudy.core.predict;

import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.load.FiniteStation;
import dev.understudy.core.load.Station;
import dev.understudy.core.load.StationSize;
import dev.understudy.core.load.Visit;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.schedule.Progress;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// One endpoint that is a station; what is refused has an outcome of its own.
final class StationSubject implements Subject {
  private static final long KEY = Streams.key(20260211, 0, "create-order");

  private final Capacity capacity;
  private final Station station;
  private final DoubleUnaryOperator serviceNanos;
  private final Agenda agenda = new Agenda();
  private final Work work = new Work();
  private long n;

  StationSubject(Capacity capacity, DoubleUnaryOperator serviceNanos) {
    this.capacity = capacity;
    this.station = new FiniteStation(capacity);
    this.serviceNanos = serviceNanos;
  }

  @Override
  public List<String> endpoints() {
    return List.of("create-order");
  }

  @Override
  public List<String> outcomes(int endpoint) {
    return List.of("success", "full");
  }

  @Override
  public List<StationFacts> stations() {
    return List.of(new StationFacts("create-order", StationSize.constant(capacity)));
  }

  @Override
  public int station(int endpoint) {
    return 0;
  }

  @Override
  public long key(int endpoint) {
    return KEY;
  }

  @Override
  public void arrive(int endpoint, long nanos, Caller caller) {
    double u = Streams.uniform(KEY, n++, Purpose.LATENCY);
    work.nanos = Math.round(serviceNanos.applyAsDouble(u));
    Admission admission = station.arrive(nanos, work, Progress.STEADY);
    int outcome = admission == Admission.SERVED ? 0 : 1;
    caller.answered(
        new Answer(
            endpoint,
            outcome,
            admission,
            nanos,
            work.startNanos(),
            work.endNanos(),
            work.endNanos()));
  }

  @Override
  public Agenda agenda() {
    return agenda;
  }

  private static final class Work extends Visit {
    long nanos;

    @Override
    protected long holdNanos(long startNanos, int inService) {
      return nanos;
    }
  }
}
