package dev.understudy.results.verify;

import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.Facet;
import dev.understudy.core.verify.Judge;
import dev.understudy.core.verify.Method;
import dev.understudy.core.verify.Mode;
import dev.understudy.core.verify.Observations;
import dev.understudy.core.verify.Overhead;
import dev.understudy.core.verify.Report;
import dev.understudy.core.verify.Settings;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.format.Format;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.row.ErrorKind;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.ResultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes the rows of one result file and has them judged. Memory is bounded by the endpoints, not
/// by the rows.
public final class Verifier {
  static final int SHOWN_STRAYS = 5;

  private final Plan plan;
  private final Options options;
  private final String file;
  private final Format format;
  private final List<EndpointPlan> endpoints;
  private final SortedMap<Integer, Watched> watched = new TreeMap<>(); // by index in the plan
  private final Attribution attribution;
  private final Strays strays = new Strays();
  private long checks;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  /// What the user asked for.
  ///
  /// @param margin relative, in (0, 1)
  /// @param only ids of the endpoints that are judged; empty: all
  /// @param unit ns in one unit of the file's times, where the format leaves it open
  /// @param baselineEndpoint id of an endpoint in the file that does not wait
  /// @param baseline measured elsewhere; wins
  public record Options(
      double margin,
      List<String> only,
      Optional<Double> unit,
      Optional<String> baselineEndpoint,
      Optional<Baseline> baseline) {
    public Options {
      only = List.copyOf(only);
    }

    /// Margin 10 %, all endpoints, transport as the file itself shows it.
    public static Options defaults() {
      return new Options(0.1, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private Verifier(Plan plan, Options options, String file, Format format) {
    this.plan = plan;
    this.options = options;
    this.file = file;
    this.format = format;
    endpoints = plan.endpoints();
    attribution = new Attribution(plan, only(plan, options));
  }

  /// The endpoint that rows belong to which say nothing of themselves: the only one.
  static int only(Plan plan, Options options) {
    if (options.only().isEmpty() && plan.endpoints().size() == 1) {
      return 0;
    }
    for (int i = 0; i < plan.endpoints().size(); i++) {
      if (options.only().equals(List.of(plan.endpoints().get(i).id()))) {
        return i;
      }
    }
    return Attribution.NONE;
  }

  private Watched watched(int endpoint) {
    return watched.computeIfAbsent(
        endpoint, i -> new Watched(Told.of(endpoints.get(i), format.statuses(), format.timed())));
  }

  /// Reads and judges a whole file.
  ///
  /// @param name of the file, for messages
  /// @throws ResultException where it was not understood, or nothing in it belongs to the plan
  public static Verification verify(Plan plan, String name, ResultFile file, Options options)
      throws IOException {
    if (file.format() == Format.RECORD) {
      return RecordVerifier.verify(plan, name, file, options);
    }
    Verifier verifier = new Verifier(plan, options, name, file.format());
    return verifier.judge(file.read(options.unit(), verifier::take));
  }

  private void take(Row row) {
    int endpoint = attribution.find(row);
    if (endpoint == Attribution.NONE) {
      strays.add(row, attribution.why());
      return;
    }
    if (row.startNanos() != Row.UNKNOWN) {
      firstNanos = Math.min(firstNanos, row.startNanos());
      lastNanos = Math.max(lastNanos, row.startNanos());
    }
    checks += row.error() == ErrorKind.CHECK ? 1 : 0;
    watched(endpoint).take(row);
  }

  private Verification judge(ResultFile.Reading reading) {
    refuseWhatBelongsToNobody();
    Baseline baseline = baseline(reading.clock());
    Settings settings =
        Settings.fidelity(baseline.overhead(), reading.clock()).withMargin(options.margin());
    List<Observations> asked = new ArrayList<>();
    List<Claim> extra = new ArrayList<>();
    List<String> unasked = new ArrayList<>();
    List<String> notes = new ArrayList<>(reading.intake().notes());
    for (int i = 0; i < endpoints.size(); i++) {
      String id = endpoints.get(i).id();
      int number = i;
      if (!options.only().isEmpty() && !options.only().contains(id)) {
        continue;
      }
      if (!watched.containsKey(i) && options.only().isEmpty()) {
        unasked.add(id);
        continue;
      }
      Watched endpoint = watched(i);
      Told told = endpoint.told();
      Optional<String> unseen = told.unjudged().or(() -> remembers(number));
      if (unseen.isPresent()) {
        extra.add(unjudged(id, "behaviour", endpoint.n(), unseen.get()));
        continue;
      }
      told.untimed().ifPresent(why -> extra.add(unjudged(id, "times", endpoint.n(), why)));
      told.remarks().forEach(remark -> notes.add(id + ": " + remark));
      refuseOtherUnits(endpoint.observations());
      asked.add(endpoint.observations());
    }
    if (checks > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d replies failed a check of the client; they count by their status",
              checks));
    }
    List<Claim> claims = new ArrayList<>(Judge.judge(asked, settings).claims());
    claims.addAll(extra);
    return new Verification(
        file,
        format.title(),
        new Report(settings, claims),
        asked,
        asked.stream().map(Observations::curve).flatMap(Optional::stream).toList(),
        reading.intake().requests(),
        firstNanos == Long.MAX_VALUE ? Row.UNKNOWN : firstNanos,
        firstNanos == Long.MAX_VALUE ? Row.UNKNOWN : lastNanos,
        strays.total(),
        strays.most(SHOWN_STRAYS),
        unasked,
        reading.intake().brokenLines(),
        reading.intake().quoted(),
        baseline.source(),
        notes);
  }

  /// Why what an endpoint answers depends on requests that came before, if it does.
  private Optional<String> remembers(int endpoint) {
    if (plan.workflows().of(endpoint).isPresent()) {
      return Optional.of("it takes part in a workflow, whose steps a result file does not tell");
    }
    return endpoints.get(endpoint).store().isPresent()
        ? Optional.of("what its store holds decides, which a result file does not tell")
        : Optional.empty();
  }

  private void refuseWhatBelongsToNobody() {
    for (var each : watched.entrySet()) {
      String id = endpoints.get(each.getKey()).id();
      if (options.only().isEmpty() || options.only().contains(id)) {
        return;
      }
    }
    if (strays.total() == 0) {
      throw new ResultException(
          file, 0, "no request belongs to " + String.join(", ", options.only()));
    }
    Verification.Stray first = strays.most(1).getFirst();
    String what = first.request().isEmpty() ? "" : first.request() + ": ";
    throw new ResultException(
        file,
        0,
        "no request belongs to an endpoint of " + plan.name() + ". " + what + first.reason());
  }

  private Baseline baseline(Clock clock) {
    if (options.baseline().isPresent()) {
      return options.baseline().get();
    }
    if (options.baselineEndpoint().isPresent()) {
      return named(options.baselineEndpoint().get(), clock);
    }
    for (var each : watched.entrySet()) {
      Watched endpoint = each.getValue();
      if (endpoint.undelayed() && Baseline.enough(endpoint.transport())) {
        return Baseline.of(endpoints.get(each.getKey()).id(), endpoint.transport(), clock);
      }
    }
    return new Baseline("", Overhead.NONE);
  }

  private Baseline named(String id, Clock clock) {
    for (int i = 0; i < endpoints.size(); i++) {
      if (endpoints.get(i).id().equals(id)) {
        Watched endpoint = watched(i);
        if (!endpoint.undelayed()) {
          throw new ResultException(
              file, 0, "the baseline " + id + " must not wait, but the configuration delays it");
        }
        long n = endpoint.transport().n();
        if (!Baseline.enough(endpoint.transport())) {
          throw new ResultException(
              file, 0, "transport is measured by at least 1,000 replies, but " + id + " has " + n);
        }
        return Baseline.of(id, endpoint.transport(), clock);
      }
    }
    throw new IllegalArgumentException("there is no endpoint " + id);
  }

  private void refuseOtherUnits(Observations observations) {
    UnitCheck.factor(observations)
        .ifPresent(
            factor -> {
              throw new ResultException(
                  file,
                  0,
                  "the times of "
                      + observations.model().endpoint()
                      + " are those of the configuration times "
                      + factor
                      + ": the file has another unit than "
                      + format.title()
                      + " promises");
            });
  }

  private static Claim unjudged(String endpoint, String subject, long n, String why) {
    return new Claim(
        endpoint,
        Mode.FIDELITY,
        Facet.SHAPE,
        subject,
        Double.NaN,
        Double.NaN,
        Optional.empty(),
        n,
        OptionalDouble.empty(),
        Verdict.NOT_JUDGED,
        OptionalLong.empty(),
        Method.BAND,
        why);
  }
}
