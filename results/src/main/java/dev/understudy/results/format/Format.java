package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/// Every format that can be read. The first that recognises a file reads it.
public enum Format {
  JMETER_XML("JMeter JTL, XML", Statuses.ALWAYS, JmeterXml::recognises, JmeterXml::read),
  HAR("HAR", Statuses.ALWAYS, Har::recognises, Har::read),
  K6_JSON("k6 JSON lines", Statuses.ALWAYS, K6Json::recognises, K6Json::read),
  VEGETA_JSON("vegeta JSON lines", Statuses.ALWAYS, VegetaJson::recognises, VegetaJson::read),
  GATLING_LOG(
      "Gatling simulation.log", Statuses.OF_FAILURES, GatlingLog::recognises, GatlingLog::read),
  INTERVAL_LOG(
      "HdrHistogram interval log", Statuses.NOTHING, IntervalLog::recognises, IntervalLog::read),
  PERCENTILES(
      "HdrHistogram percentile table",
      Statuses.NOTHING,
      PercentileTable::recognises,
      PercentileTable::read),
  H2LOAD_LOG("h2load log", Statuses.OF_REPLIES, H2loadLog::recognises, H2loadLog::read),
  VEGETA_CSV("vegeta CSV", Statuses.ALWAYS, VegetaCsv::recognises, VegetaCsv::read),
  K6_CSV("k6 CSV", Statuses.ALWAYS, K6Csv::recognises, K6Csv::read),
  JMETER_CSV("JMeter JTL, CSV", Statuses.ALWAYS, JmeterCsv::recognises, JmeterCsv::read),
  RECORD("record of a server", Statuses.NAMED, RecordCsv::recognises, RecordCsv::read),
  LOCUST_STATISTICS(
      "Locust statistics",
      Statuses.FAILED_OR_NOT,
      LocustStatistics::recognises,
      LocustStatistics::read),
  LOCUST_REQUESTS(
      "Locust request CSV", Statuses.OF_FAILURES, LocustRequests::recognises, LocustRequests::read),
  OUTCOME_COLUMNS(
      "CSV with outcomes", Statuses.NAMED, NamedColumns::hasOutcomes, NamedColumns::read),
  COLUMNS("CSV with named columns", Statuses.ALWAYS, NamedColumns::hasStatuses, NamedColumns::read),
  FAILURE_COLUMNS(
      "CSV with failures", Statuses.FAILED_OR_NOT, NamedColumns::hasFailures, NamedColumns::read),
  TIME_COLUMN("CSV of times", Statuses.NOTHING, NamedColumns::hasTimes, NamedColumns::read);

  /// What of a request's end a file tells.
  public enum Statuses {
    /// The status of every reply, and requests without one.
    ALWAYS(true),
    /// The status of every reply; a request whose connection broke leaves no line.
    OF_REPLIES(false),
    /// The status of what the client calls a failure, and requests without a reply.
    OF_FAILURES(true),
    /// Whether a request failed, not how.
    FAILED_OR_NOT(true),
    /// The name of the outcome, as the server's own samples do.
    NAMED(true),
    /// Times only, whatever the status; a request whose connection broke leaves none.
    NOTHING(false);

    private final boolean tellsBroken;

    Statuses(boolean tellsBroken) {
      this.tellsBroken = tellsBroken;
    }

    /// Whether requests without a whole reply are in the file.
    public boolean tellsBroken() {
      return tellsBroken;
    }
  }

  /// Reads a whole file.
  interface Reader {
    /// @param unit what one unit of a time is, in ns, where the user said so
    /// @return the clock of whoever measured
    Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException;
  }

  private final String title;
  private final Statuses statuses;
  private final Predicate<Head> recognises;
  private final Reader reader;

  Format(String title, Statuses statuses, Predicate<Head> recognises, Reader reader) {
    this.title = title;
    this.statuses = statuses;
    this.recognises = recognises;
    this.reader = reader;
  }

  /// Whether a file has the times of single requests, or of a histogram's buckets.
  public boolean timed() {
    return this != LOCUST_STATISTICS;
  }

  /// What people call it.
  public String title() {
    return title;
  }

  public Statuses statuses() {
    return statuses;
  }

  boolean recognises(Head head) {
    return recognises.test(head);
  }

  Reader reader() {
    return reader;
  }
}
