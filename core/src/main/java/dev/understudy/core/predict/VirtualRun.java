package dev.understudy.core.predict;

import dev.understudy.core.load.Agenda;
import dev.understudy.core.predict.Prediction.EndpointFacts;
import dev.understudy.core.predict.Prediction.Occupancy;
import dev.understudy.core.predict.Prediction.StationInterval;
import dev.understudy.core.predict.Prediction.Timeline;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.schedule.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Runs requests through a subject in virtual time. Requests are events on the subject's agenda, as
/// are those of staged decisions: what is due next happens next, and nobody waits.
public final class VirtualRun {
  private static final int MOST_HURRIED = 10_000;
  private static final int PROGRESS_MASK = 0xffff; // tells of its progress every 65,536 events

  private final Subject subject;
  private final Horizon horizon;
  private final Map<Integer, Tally> tallies = new TreeMap<>();
  private final BehindTally behind;
  private final Agenda agenda;

  private VirtualRun(Subject subject, Horizon horizon) {
    this.subject = subject;
    this.horizon = horizon;
    this.agenda = subject.agenda();
    this.behind = new BehindTally(horizon, subject);
    behind.begin();
  }

  /// @param workload the arrivals of each endpoint that is asked
  public VirtualRun(Subject subject, List<Stream> workload, Horizon horizon) {
    this(subject, horizon);
    for (Stream stream : workload) {
      begin(stream);
    }
  }

  /// @param recording times on the run's clock, those outside of the horizon left out
  public VirtualRun(Subject subject, Recording recording, Horizon horizon) {
    this(subject, horizon);
    for (int endpoint : recording.asked()) {
      tally(endpoint);
    }
    new Recorded(recording).askNext();
  }

  /// Requests to one endpoint.
  public record Stream(int endpoint, Arrivals arrivals) {}

  /// Runs to the end of the horizon, and on until the requests under way are decided.
  public Prediction run() {
    return run(_ -> {});
  }

  /// The same, and tells now and then to which time it has come.
  public Prediction run(LongConsumer progress) {
    for (long events = 1; agenda.runNext(); events++) {
      if ((events & PROGRESS_MASK) == 0) {
        progress.accept(agenda.now());
      }
    }
    return new Prediction(
        horizon,
        tallies.entrySet().stream()
            .map(
                it ->
                    it.getValue()
                        .timeline(
                            (first, end) -> station(subject.station(it.getKey()), first, end)))
            .toList(),
        tallies.keySet().stream().map(this::facts).toList(),
        stations(),
        behind.dependencies(),
        behind.breakers());
  }

  private EndpointFacts facts(int endpoint) {
    int station = subject.station(endpoint);
    return new EndpointFacts(
        subject.endpoints().get(endpoint),
        station == Subject.NO_STATION
            ? Optional.empty()
            : Optional.of(subject.stations().get(station).name()),
        subject.limitPerSecond(endpoint));
  }

  private List<Timeline<StationInterval>> stations() {
    List<Timeline<StationInterval>> lines = new ArrayList<>();
    for (int i = 0; i < subject.stations().size(); i++) {
      int number = i;
      if (!at(number).isEmpty()) {
        lines.add(
            Timelines.of(
                horizon,
                subject.stations().get(number).name(),
                (first, end) ->
                    new StationInterval(
                        horizon.start(first), horizon.end(end - 1), station(number, first, end))));
      }
    }
    return lines;
  }

  private Collection<Tally> at(int station) {
    return tallies.entrySet().stream()
        .filter(it -> subject.station(it.getKey()) == station)
        .map(Map.Entry::getValue)
        .toList();
  }

  /// How full a station was: of all its endpoints together.
  private Occupancy station(int number, int first, int end) {
    if (number == Subject.NO_STATION) {
      return new Occupancy(0, 0, 0);
    }
    double inService = 0;
    double waiting = 0;
    for (Tally tally : at(number)) {
      Occupancy part = tally.occupancy(first, end);
      inService += part.inService();
      waiting += part.queueLength();
    }
    double servers =
        subject
            .stations()
            .get(number)
            .size()
            .meanServers(horizon.start(first), horizon.end(end - 1));
    return new Occupancy(servers, inService, waiting);
  }

  private Tally tally(int endpoint) {
    return tallies.computeIfAbsent(endpoint, it -> new Tally(horizon, subject, it));
  }

  private void begin(Stream stream) {
    int endpoint = stream.endpoint();
    long key = subject.key(endpoint);
    switch (stream.arrivals()) {
      case Arrivals.Poisson poisson -> new Poisson(endpoint, key, poisson.perSecond()).askNext();
      case Arrivals.Paced paced -> new Paced(endpoint, paced.perSecond()).askNext();
      case Arrivals.Clients clients -> {
        for (int number = 0; number < clients.clients(); number++) {
          new Client(endpoint, key, number, clients).think(horizon.beginNanos());
        }
      }
    }
  }

  /// A time from the beginning of the run.
  private long since(double nanos) {
    return Progress.STEADY.finish(horizon.beginNanos(), (long) nanos);
  }

  /// Who asks one endpoint again and again.
  abstract class Asker implements Subject.Caller, Agenda.Event {
    private final int endpoint;
    private final Tally tally;

    Asker(int endpoint) {
      this.endpoint = endpoint;
      this.tally = tally(endpoint);
    }

    /// Asks now.
    @Override
    public void happen(long nanos) {
      tally.asked(nanos);
      subject.arrive(endpoint, nanos, this);
    }

    @Override
    public void answered(Answer answer) {
      tally.add(answer);
      count(answer);
    }
  }

  private void count(Answer answer) {
    if (!answer.calls().isEmpty()) {
      behind.add(answer);
    }
  }

  /// Puts a request down, if it comes within the horizon.
  private void askAt(long nanos, Agenda.Event asker) {
    if (nanos < horizon.toNanos()) {
      agenda.put(nanos, Agenda.Rank.ARRIVAL, asker);
    }
  }

  /// Asks without waiting for answers.
  abstract class OpenAsker extends Asker {
    private long asked;

    OpenAsker(int endpoint) {
      super(endpoint);
    }

    /// When request number `n` comes.
    abstract long arrival(long n);

    final void askNext() {
      askAt(arrival(asked++), this);
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
      return since(sinceStart);
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
      return since(Math.rint(n * gapNanos));
    }
  }

  /// Asks as recorded.
  private final class Recorded implements Subject.Caller, Agenda.Event {
    final Recording recording;
    int next;

    Recorded(Recording recording) {
      this.recording = recording;
      while (next < recording.size() && recording.nanos(next) < horizon.beginNanos()) {
        next++;
      }
    }

    void askNext() {
      if (next < recording.size()) {
        askAt(recording.nanos(next), this);
      }
    }

    @Override
    public void happen(long nanos) {
      int endpoint = recording.endpoint(next++);
      askNext();
      tally(endpoint).asked(nanos);
      subject.arrive(endpoint, nanos, this);
    }

    @Override
    public void answered(Answer answer) {
      tally(answer.endpoint()).add(answer);
      count(answer);
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
      long next = Progress.STEADY.finish(nanos, (long) Math.rint(clients.think().sample(u)));
      hurried = next == nextNanos ? hurried + 1 : 0;
      if (hurried == MOST_HURRIED) {
        throw new EndlessHurryException();
      }
      nextNanos = next;
      askAt(next, this);
    }

    @Override
    public Object client() {
      return number;
    }

    @Override
    public void answered(Answer answer) {
      super.answered(answer);
      if (answer.endNanos() != Occurrences.NEVER) {
        think(answer.endNanos());
      }
    }
  }

  /// A client that does not think and is answered at once would ask for ever at one instant.
  public static final class EndlessHurryException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    EndlessHurryException() {
      super("a client that does not think and is answered at once asks for ever at one instant");
    }
  }
}
