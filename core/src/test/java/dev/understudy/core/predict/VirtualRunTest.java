package dev.understudy.core.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.distribution.Exponential;
import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.load.Admission;
import dev.understudy.core.load.Agenda;
import dev.understudy.core.load.Capacity;
import dev.understudy.core.predict.Prediction.Interval;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Times in ms unless they say otherwise.
class VirtualRunTest {
  private static final long MS = 1_000_000;
  private static final long HOUR = 3_600_000 * MS;

  /// A trace small enough to do by hand: one server of 30 ms, a queue of one.
  @Test
  void countsWhatAHandWouldCount() {
    var subject = new StationSubject(new Capacity(1, 1, Occurrences.NEVER), _ -> 30 * MS);
    Prediction prediction =
        new VirtualRun(
                subject,
                Recording.of(0, 0, 10 * MS, 20 * MS, 95 * MS),
                new Horizon(0, 120 * MS, 50 * MS))
            .run();
    Interval whole = prediction.endpoints().getFirst().whole();
    assertThat(whole.requests()).isEqualTo(4);
    assertThat(whole.outcomes())
        .containsExactly(
            new Prediction.OutcomeCount("success", 3), new Prediction.OutcomeCount("full", 1));
    assertThat(whole.throughputPerSecond()).isCloseTo(2 / 0.12, within(1e-9)); // one ends at 125
    assertThat(whole.utilisation()).isCloseTo(85 / 120.0, within(1e-12));
    assertThat(whole.queueLength()).isCloseTo(20 / 120.0, within(1e-12));
    assertThat(whole.waitMeanNanos()).isCloseTo(20.0 / 3 * MS, within(1e-3));
    List<Interval> lines = prediction.endpoints().getFirst().intervals();
    assertThat(lines).hasSize(3);
    assertThat(lines).extracting(Interval::requests).containsExactly(3L, 1L, 0L);
    assertThat(lines).extracting(Interval::toNanos).containsExactly(50 * MS, 100 * MS, 120 * MS);
    assertThat(lines.get(0).utilisation()).isEqualTo(1);
    assertThat(lines.get(1).utilisation()).isCloseTo(0.3, within(1e-12));
    assertThat(lines.get(1).waitMeanNanos()).isZero();
    assertThat(lines.get(2).waitMeanNanos()).isNaN();
  }

  /// M/M/8 at 60/s: Little's law holds in the same run, and its figures are near theory. A mean
  /// wait over 1.3 million requests has a standard error of 2.1 ms (from 10 independent runs of
  /// 200,000), 5 of them are allowed; the seed is fixed.
  @Test
  void anOpenLoadWaitsAsErlangC() {
    var subject = new StationSubject(Capacity.of(8), u -> -120 * MS * Math.log1p(-u));
    Interval whole =
        run(subject, new Arrivals.Poisson(60), Horizon.of(6 * HOUR)).endpoints().getFirst().whole();
    assertThat((double) whole.requests()).isCloseTo(60 * 6 * 3600, within(5 * Math.sqrt(1.3e6)));
    assertThat(whole.waitMeanNanos() / MS).isCloseTo(105.23, within(10.5));
    assertThat(whole.utilisation()).isCloseTo(0.9, within(0.005));
    double little = whole.queueLength() / whole.requests() * 6 * 3600;
    assertThat(little * 1000).isCloseTo(whole.waitMeanNanos() / MS, within(0.1));
    assertThat(whole.latency().meanNanos() / MS).isCloseTo(225.23, within(10.5));
  }

  /// M/M/8//50, think 1 s, service 200 ms. Means of 135,000 exponential pauses and services are
  /// known to 0.27 %, 0.1/s in throughput: 5 of that are allowed; the seed is fixed.
  @Test
  void closedClientsAreHeldBackByTheirOwnAnswers() {
    var subject = new StationSubject(Capacity.of(8), u -> -200 * MS * Math.log1p(-u));
    var clients = new Arrivals.Clients(50, new Exponential(1000 * MS));
    Interval whole = run(subject, clients, Horizon.of(HOUR)).endpoints().getFirst().whole();
    double thinking = 50 - whole.inService() - whole.queueLength();
    assertThat(whole.throughputPerSecond()).isCloseTo(thinking, within(0.5)); // each thinks 1 s
    assertThat(whole.throughputPerSecond())
        .isCloseTo(whole.inService() / 0.2, within(0.5)); // each is served 200 ms
    assertThat(whole.utilisation()).isBetween(0.9, 1.0);
  }

  @Test
  void pacedRequestsComeAtEqualDistances() {
    var arrivals = new ArrayList<Long>();
    Prediction prediction =
        run(
            recording(arrivals, 0),
            new Arrivals.Paced(40),
            new Horizon(1000 * MS, 1100 * MS, 10 * MS));
    assertThat(arrivals).containsExactly(1000 * MS, 1025 * MS, 1050 * MS, 1075 * MS);
    assertThat(prediction.endpoints().getFirst().whole().throughputPerSecond())
        .isCloseTo(40, within(1e-9));
  }

  @Test
  void sameSeedSamePrediction() {
    var first = new ArrayList<Long>();
    var second = new ArrayList<Long>();
    run(recording(first, 5 * MS), new Arrivals.Poisson(100), Horizon.of(HOUR / 60));
    run(recording(second, 90 * MS), new Arrivals.Poisson(100), Horizon.of(HOUR / 60));
    assertThat(first).isEqualTo(second).hasSizeBetween(5600, 6400);
  }

  /// The first answer comes in an event; the client's next request precedes one that is put down
  /// already.
  @Test
  void aStagedAnswerMayLeadToAnEarlierRequest() {
    var asked = new ArrayList<String>();
    var agenda = new Agenda();
    var subject =
        new OneSubject(agenda) {
          @Override
          public void arrive(int endpoint, long nanos, Caller caller) {
            asked.add(caller.getClass().getSimpleName() + " " + nanos / MS);
            agenda.put(
                nanos + 10 * MS,
                Agenda.Rank.RESULT,
                at -> caller.answered(answer(endpoint, nanos, at)));
          }
        };
    var workload =
        List.of(
            new VirtualRun.Stream(0, new Arrivals.Clients(1, new Fixed(5 * MS))),
            new VirtualRun.Stream(0, new Arrivals.Paced(40))); // at 0 and 25
    Prediction prediction = new VirtualRun(subject, workload, Horizon.of(30 * MS)).run();
    assertThat(asked).containsExactly("Paced 0", "Client 5", "Client 20", "Paced 25");
    assertThat(prediction.endpoints().getFirst().whole().latency().count()).isEqualTo(4);
  }

  @Test
  void whatIsNeverAnsweredIsCountedAndItsClientWaits() {
    var subject = recording(new ArrayList<>(), Occurrences.NEVER);
    Interval whole =
        run(subject, new Arrivals.Clients(3, new Fixed(MS)), Horizon.of(HOUR))
            .endpoints()
            .getFirst()
            .whole();
    assertThat(whole.requests()).isEqualTo(3);
    assertThat(whole.unanswered()).isEqualTo(3);
    assertThat(whole.latency().count()).isZero();
    assertThat(whole.throughputPerSecond()).isZero();
    assertThat(whole.utilisation()).isNaN();
  }

  @Test
  void aLoopWithoutTimeIsFound() {
    var clients = new Arrivals.Clients(1, new Fixed(0));
    assertThatIllegalStateException()
        .isThrownBy(() -> run(recording(new ArrayList<>(), 0), clients, Horizon.of(HOUR)));
  }

  @Test
  void aTraceThatGoesBackIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recording.of(0, 5, 4))
        .withMessage("arrival 1 at 4 ns is before the one at 5");
    assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals.Poisson(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(0, 1, 0));
  }

  private static Prediction run(Subject subject, Arrivals arrivals, Horizon horizon) {
    return new VirtualRun(subject, List.of(new VirtualRun.Stream(0, arrivals)), horizon).run();
  }

  private static Answer answer(int endpoint, long arrival, long end) {
    return new Answer(endpoint, 0, Admission.SERVED, arrival, arrival, end, end);
  }

  /// Answers after `latency`, or never.
  private static Subject recording(List<Long> arrivals, long latency) {
    return new OneSubject(new Agenda()) {
      @Override
      public void arrive(int endpoint, long nanos, Caller caller) {
        arrivals.add(nanos);
        long end = latency == Occurrences.NEVER ? latency : nanos + latency;
        caller.answered(answer(endpoint, nanos, end));
      }
    };
  }

  private abstract static class OneSubject implements Subject {
    private final Agenda agenda;

    OneSubject(Agenda agenda) {
      this.agenda = agenda;
    }

    @Override
    public List<String> endpoints() {
      return List.of("get-product");
    }

    @Override
    public List<String> outcomes(int endpoint) {
      return List.of("success");
    }

    @Override
    public long key(int endpoint) {
      return 42;
    }

    @Override
    public Agenda agenda() {
      return agenda;
    }
  }
}
