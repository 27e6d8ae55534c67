package dev.understudy.core.predict;

import dev.understudy.core.load.Agenda;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import dev.understudy.core.schedule.Occurrences;
import java.util.Arrays;
import java.util.List;

/// Runs requests through a subject in virtual time. Requests are events on the subject's agenda, as
/// are those of staged decisions: what is due next happens next, and nobody waits.
public final class VirtualRun {
  private static final int MOST_HURRIED = 10_000;

  private final Subject subject;
  private final Horizon horizon;
  private final Tally[] tallies;
  private final Agenda agenda;

  /// @param workload the arrivals of each endpoint that is asked
  public VirtualRun(Subject subject, List<Stream> workload, Horizon horizon) {
    this.subject = subject;
    this.horizon = horizon;
    this.agenda = subject.agenda();
    this.tallies = new Tally[subject.endpoints().size()];
    Arrays.setAll(tallies, endpoint -> new Tally(horizon, subject, endpoint));
    for (Stream stream : workload) {
      begin(stream);
    }
  }

  /// Requests to one endpoint.
  public record Stream(int endpoint, Arrivals arrivals) {}

  /// Runs to the end of the horizon, and on until the requests under way are decided.
  public Prediction run() {
    while (agenda.runNext()) {}
    return new Prediction(horizon, Arrays.stream(tallies).map(Tally::prediction).toList());
  }

  private void begin(Stream stream) {
    int endpoint = stream.endpoint();
    long key = subject.key(endpoint);
    switch (stream.arrivals()) {
      case Arrivals.Poisson poisson -> new Poisson(endpoint, key, poisson.perSecond()).askNext();
      case Arrivals.Paced paced -> new Paced(endpoint, paced.perSecond()).askNext();
      case Arrivals.Trace trace -> new Recorded(endpoint, trace).askNext();
      case Arrivals.Clients clients -> {
        for (int number = 0; number < clients.clients(); number++) {
          new Client(endpoint, key, number, clients).think(horizon.fromNanos());
        }
      }
    }
  }

  /// Who asks one endpoint again and again.
  abstract class Asker implements Subject.Caller, Agenda.Event {
    final int endpoint;

    Asker(int endpoint) {
      this.endpoint = endpoint;
    }

    /// Asks now.
    @Override
    public void happen(long nanos) {
      subject.arrive(endpoint, nanos, this);
    }

    /// Puts the next request down, if there is one within the horizon.
    final void askAt(long nanos) {
      if (nanos < horizon.toNanos()) {
        agenda.put(nanos, Agenda.Rank.ARRIVAL, this);
      }
    }

    @Override
    public void answered(Answer answer) {
      tallies[endpoint].add(answer);
    }
  }

  /// Asks without waiting for answers.
  abstract class OpenAsker extends Asker {
    long asked;

    OpenAsker(int endpoint) {
      super(endpoint);
    }

    /// When request number `n` comes.
    abstract long arrival(long n);

    final void askNext() {
      askAt(arrival(asked++));
    }

    @Override
    public void happen(long nanos) {
      askNext();
      super.happen(nanos);
    }
  }

  private final class Poisson extends OpenAsker {
    final long key;
    final double meanGapNanos;
    double sinceStart;

    Poisson(int endpoint, long key, double perSecond) {
      super(endpoint);
      this.key = key;
      this.meanGapNanos = 1e9 / perSecond;
    }

    @Override
    long arrival(long n) {
      sinceStart -= meanGapNanos * Math.log(Streams.uniform(key, n, Purpose.ARRIVAL));
      return horizon.fromNanos() + (long) sinceStart;
    }
  }

  private final class Paced extends OpenAsker {
    final double gapNanos;

    Paced(int endpoint, double perSecond) {
      super(endpoint);
      this.gapNanos = 1e9 / perSecond;
    }

    @Override
    long arrival(long n) {
      return horizon.fromNanos() + (long) Math.rint(n * gapNanos);
    }
  }

  private final class Recorded extends OpenAsker {
    final Arrivals.Trace trace;

    Recorded(int endpoint, Arrivals.Trace trace) {
      super(endpoint);
      this.trace = trace;
    }

    @Override
    long arrival(long n) {
      return n < trace.size() ? horizon.fromNanos() + trace.nanos((int) n) : Occurrences.NEVER;
    }
  }

  private final class Client extends Asker {
    final long key;
    final int number;
    final Arrivals.Clients clients;
    long thoughts;
    long nextNanos = Long.MIN_VALUE;
    int hurried; // requests in a row at one instant

    Client(int endpoint, long key, int number, Arrivals.Clients clients) {
      super(endpoint);
      this.key = key;
      this.number = number;
      this.clients = clients;
    }

    void think(long nanos) {
      double u = Uniform.of(Streams.word0(key, thoughts++, Purpose.THINK, number));
      long next = nanos + (long) Math.rint(clients.think().sample(u));
      hurried = next == nextNanos ? hurried + 1 : 0;
      if (hurried == MOST_HURRIED) {
        throw new IllegalStateException(
            "a client that does not think and is answered at once asks for ever at one instant");
      }
      nextNanos = next;
      askAt(next);
    }

    @Override
    public void answered(Answer answer) {
      super.answered(answer);
      if (answer.endNanos() == Occurrences.NEVER) {
        return;
      }
      think(answer.endNanos());
    }
  }
}
