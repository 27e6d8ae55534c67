package dev.understudy.results.verify;

import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.Evidence;
import dev.understudy.core.verify.JoinedTimes;
import dev.understudy.core.verify.Judge;
import dev.understudy.core.verify.LatencySketch;
import dev.understudy.core.verify.Overhead;
import dev.understudy.core.verify.Report;
import dev.understudy.core.verify.Settings;
import dev.understudy.results.format.Format;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.ResultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Joins what a client measured with a server's record, request by request, by endpoint and
/// ordinal; by rank where the file has no ordinals ([RankedJoin]). Memory is that of a 64th of the
/// requests, some 100 bytes each; the rest lies in temporary files.
public final class JoinVerifier implements AutoCloseable {
  private record Key(int endpoint, long ordinal) {}

  private record Decided(long responseNanos, int outcome) {}

  private final Plan plan;
  private final Verifier.Options options;
  private final Path folder;
  private final Spill recorded;
  private final Spill measured;
  private final RecordReader rows;
  private final Attribution attribution;
  private final Strays strays = new Strays();
  private final Map<Integer, JoinedTimes> joined = new TreeMap<>();
  private final RankedJoin ranked;
  private long withoutOrdinal;
  private long withoutRow;
  private long withoutClient;
  private long twice;
  private long gaveUp;

  /// @throws IOException where there is no room for temporary files
  public JoinVerifier(Plan plan, Verifier.Options options) throws IOException {
    this.plan = plan;
    this.options = options;
    folder = Files.createTempDirectory("understudy-join");
    recorded = new Spill(Files.createDirectory(folder.resolve("record")));
    measured = new Spill(Files.createDirectory(folder.resolve("client")));
    rows = new RecordReader(plan, options.only());
    attribution = new Attribution(plan, Verifier.only(plan, options));
    ranked = new RankedJoin(plan);
  }

  /// Reads the server's record; before the client's file.
  ///
  /// @throws ResultException where it is none
  public void record(String name, ResultFile file) throws IOException {
    if (file.format() != Format.RECORD) {
      throw new ResultException(
          name,
          1,
          "this is no record of a server (serve --record) but a file of " + file.format().title());
    }
    file.read(
        Optional.empty(),
        row -> {
          int endpoint = rows.take(row);
          if (endpoint >= 0) {
            int outcome = outcome(endpoint, row);
            spill(recorded, endpoint, row.ordinal(), row.elapsedNanos(), outcome);
            ranked.decided(endpoint, outcome, row.elapsedNanos());
          }
        });
    RecordVerifier.refuseEmpty(rows, name, plan);
  }

  private int outcome(int endpoint, Row row) {
    List<OutcomePlan> outcomes = plan.endpoints().get(endpoint).outcomes();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).name().equals(row.outcome())) {
        return i;
      }
    }
    return -1;
  }

  private static void spill(Spill into, int endpoint, long ordinal, long first, long second) {
    try {
      into.add(endpoint, ordinal, first, second);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the client's file, joins and judges.
  ///
  /// @throws ResultException where nothing joins
  public Verification verify(String name, ResultFile file) throws IOException {
    try {
      return judge(name, file, file.read(options.unit(), this::take));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(Row row) {
    int endpoint = attribution.find(row);
    if (endpoint == Attribution.NONE) {
      strays.add(row, attribution.why());
      return;
    }
    String id = plan.endpoints().get(endpoint).id();
    if (!options.only().isEmpty() && !options.only().contains(id)) {
      return;
    }
    if (row.ordinal() == Row.UNKNOWN) {
      withoutOrdinal++;
      ranked.seen(endpoint, row);
      return;
    }
    long elapsed = Seen.whole(row) ? row.elapsedNanos() : Row.UNKNOWN;
    spill(measured, endpoint, row.ordinal(), elapsed, Seen.of(row));
  }

  private Verification judge(String name, ResultFile file, ResultFile.Reading reading)
      throws IOException {
    recorded.close();
    measured.close();
    boolean byRank = measured.requests() == 0;
    if (byRank) {
      joined.putAll(ranked.join(name, file.format().statuses(), paced()));
    } else {
      for (int part = 0; part < Spill.PARTS; part++) {
        join(part, file.format());
      }
    }
    if (joined.isEmpty()) {
      throw new ResultException(name, 0, "no request has a row in the record");
    }
    List<Evidence> evidence = rows.evidence();
    List<JoinedTimes> pairs = List.copyOf(joined.values());
    Baseline baseline = baseline(name, reading.clock());
    Settings settings =
        Settings.fidelity(baseline.overhead(), reading.clock()).withMargin(options.margin());
    Report report = Judge.judgeJoined(evidence, pairs, settings);
    return new Verification(
        name,
        reading.format().title() + ", joined with the server's record",
        report,
        List.of(),
        pairs.stream().map(JoinedTimes::curve).flatMap(Optional::stream).toList(),
        reading.intake().requests(),
        rows.firstNanos(),
        rows.lastNanos(),
        strays.total(),
        strays.most(Verifier.SHOWN_STRAYS),
        options.only().isEmpty() ? rows.unasked() : List.of(),
        reading.intake().brokenLines(),
        reading.intake().quoted(),
        baseline.source().isEmpty() ? Verification.JOINED : baseline.source(),
        byRank ? rankedNotes(reading, pairs) : notes(reading, pairs));
  }

  /// Endpoints whose replies are held back on the wire: when they end, was not decided.
  private Set<Integer> paced() {
    return IntStream.range(0, plan.endpoints().size())
        .filter(this::paced)
        .boxed()
        .collect(Collectors.toSet());
  }

  private boolean paced(int endpoint) {
    return !plan.endpoints().get(endpoint).transfer().equals(Transfer.UNPACED);
  }

  /// What transport adds: at the endpoint or in the file that was named, else at the first endpoint
  /// of the file that never waits.
  private Baseline baseline(String name, Clock clock) {
    if (options.baseline().isPresent()) {
      return options.baseline().get();
    }
    for (JoinedTimes each : joined.values()) {
      boolean named = options.baselineEndpoint().map(each.endpoint()::equals).orElse(true);
      boolean fit = each.undelayed() && Baseline.enough(each.overhead());
      if (named && fit) {
        return Baseline.of(each.endpoint(), each.overhead(), clock);
      }
      if (named && options.baselineEndpoint().isPresent()) {
        throw new ResultException(
            name,
            0,
            "transport is measured by at least 1,000 joined replies that never waited, which "
                + each.endpoint()
                + " does not have");
      }
    }
    return new Baseline("", Overhead.NONE);
  }

  private void join(int part, Format format) throws IOException {
    Map<Key, Decided> decided = new HashMap<>();
    recorded.read(
        part,
        (endpoint, ordinal, response, outcome) -> {
          Key key = new Key(endpoint, ordinal);
          twice += decided.put(key, new Decided(response, (int) outcome)) == null ? 0 : 1;
        });
    measured.read(
        part,
        (endpoint, ordinal, elapsed, sign) -> {
          Decided own = decided.remove(new Key(endpoint, ordinal));
          if (own == null) {
            withoutRow++;
          } else {
            pair(endpoint, own, elapsed, (int) sign, format);
          }
        });
    withoutClient += decided.size();
  }

  private void pair(int endpoint, Decided decided, long elapsed, int sign, Format format) {
    EndpointPlan asked = plan.endpoints().get(endpoint);
    JoinedTimes pairs =
        joined.computeIfAbsent(endpoint, i -> JoinedTimes.paired(plan.endpoints().get(i).id()));
    if (decided.outcome() >= 0) {
      Outcome outcome = asked.outcomes().get(decided.outcome()).outcome();
      boolean same = Seen.of(outcome, format.statuses()).contains(sign);
      if (!same && sign == Seen.TIMEOUT) {
        gaveUp++;
        return;
      }
      pairs.outcome(same);
    }
    if (elapsed != Row.UNKNOWN && decided.responseNanos() != Row.UNKNOWN && !paced(endpoint)) {
      pairs.time(decided.responseNanos(), elapsed);
    }
  }

  private List<String> notes(ResultFile.Reading reading, List<JoinedTimes> pairs) {
    List<String> notes = new ArrayList<>(reading.intake().notes());
    long n = pairs.stream().mapToLong(JoinedTimes::n).sum();
    notes.add(
        text(
            "joined %,d requests; %,d of the client's have no row in the record, %,d no ordinal;"
                + " %,d rows have no request of this client",
            n, withoutRow, withoutOrdinal, withoutClient));
    if (gaveUp > 0) {
      notes.add(text("%,d requests were given up by the client before their reply", gaveUp));
    }
    if (twice > 0) {
      notes.add(text("%,d ordinals come twice in the record: the later row counts", twice));
    }
    LatencySketch overhead = new LatencySketch();
    pairs.forEach(pair -> overhead.merge(pair.overhead()));
    if (overhead.n() > 0) {
      notes.add(
          text(
              "lateness and transport, request by request: p50 %s, p99 %s, p99.9 %s, at most %s",
              (Object[])
                  Arrays.stream(new double[] {0.5, 0.99, 0.999, 1})
                      .mapToObj(p -> millis(overhead, p))
                      .toArray(String[]::new)));
    }
    notes.addAll(rows.notes());
    return notes;
  }

  private List<String> rankedNotes(ResultFile.Reading reading, List<JoinedTimes> joinedByRank) {
    List<String> notes = new ArrayList<>(reading.intake().notes());
    notes.add(
        text(
            "joined %,d requests as a whole, since the file has no ordinals: the k-th quickest is"
                + " held against the k-th quickest of the record",
            joinedByRank.stream().mapToLong(JoinedTimes::n).sum()));
    notes.addAll(rows.notes());
    return notes;
  }

  private static String millis(LatencySketch times, double p) {
    double nanos = p < 1 ? times.quantile(p) : times.ofRank(times.n()).high();
    return text("%.3f ms", nanos / 1e6);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /// Removes the temporary files.
  @Override
  public void close() throws IOException {
    recorded.close();
    measured.close();
    for (String side : List.of("record", "client")) {
      for (int part = 0; part < Spill.PARTS; part++) {
        Files.deleteIfExists(folder.resolve(side).resolve(Integer.toString(part)));
      }
      Files.deleteIfExists(folder.resolve(side));
    }
    Files.deleteIfExists(folder);
  }
}
