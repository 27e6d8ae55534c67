package dev.understudy.config.workload;

import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.text.Source;
import dev.understudy.config.workload.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads workloads, rates and weights:
///
///     poisson RATE [for DURATION]
///     paced RATE [for DURATION]
///     closed CLIENTS [think LAW] [for DURATION]
///     RATE,RATE,..
///     ENDPOINT=WEIGHT,..
///
/// LAW is a duration, a family with its mean (`exponential 1s`) or with the keys of the
/// configuration language (`lognormal p50=1s p99=5s`).
public final class WorkloadText {
  /// Each is an object of the run, 100 bytes.
  public static final int MOST_CLIENTS = 1_000_000;

  private static final int MOST_RATES = 1_000;
  private static final String EXAMPLES =
      "Write `poisson 200/s for 10m`, `paced 200/s` or `closed 500, think exponential 1s`.";
  private static final List<String> KINDS = List.of("poisson", "paced", "closed");

  private WorkloadText() {}

  /// A workload; empty, and a problem reported, where the text is none.
  public static Optional<Workload> workload(Source text, Report report) {
    Words words = new Words(text, report);
    Optional<Word> kind = words.take("a workload", EXAMPLES);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind.get().text()) {
      case "poisson" -> open(Workload.Process.POISSON, words);
      case "paced" -> open(Workload.Process.PACED, words);
      case "closed" -> closed(words);
      default -> {
        String meant =
            Suggestion.of(kind.get().text(), KINDS)
                .map(near -> " Did you mean `" + near + "`?")
                .orElse("");
        words.error(
            kind.get(), "\"" + kind.get().text() + "\" is no kind of workload", EXAMPLES + meant);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Workload> open(Workload.Process process, Words words) {
    OptionalDouble rate =
        words
            .take("a rate", EXAMPLES)
            .map(it -> perSecond(it, words))
            .orElse(OptionalDouble.empty());
    if (rate.isEmpty()) {
      return Optional.empty();
    }
    return duration(words, "After the rate may stand `for 10m`.")
        .map(it -> new Workload.Open(process, rate.getAsDouble(), it));
  }

  private static OptionalDouble perSecond(Word word, Words words) {
    OptionalDouble perNano = words.quantity(Dimension.FLOW, "a rate", word);
    if (perNano.isPresent() && perNano.getAsDouble() > 1) {
      words.error(word, "a rate of more than one request a nanosecond", "At most 1000000000/s.");
      return OptionalDouble.empty();
    }
    return perNano.isPresent() ? OptionalDouble.of(perNano.getAsDouble() * 1e9) : perNano;
  }

  private static Optional<Workload> closed(Words words) {
    Optional<Word> number = words.take("a number of clients", EXAMPLES);
    OptionalInt clients = number.map(it -> clients(it, words)).orElse(OptionalInt.empty());
    if (clients.isEmpty()) {
      return Optional.empty();
    }
    return ThinkTime.of(words)
        .flatMap(
            think ->
                duration(words, "After the think time may stand `for 10m`.")
                    .map(it -> new Workload.Closed(clients.getAsInt(), think, it)));
  }

  private static OptionalInt clients(Word word, Words words) {
    String text = word.text();
    boolean digits = text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int clients = digits ? Integer.parseInt(text) : 0;
    if (clients < 1 || clients > MOST_CLIENTS) {
      words.error(
          word,
          "\"" + text + "\" is not a number of clients",
          "It is a whole number from 1 to " + MOST_CLIENTS + ".");
      return OptionalInt.empty();
    }
    return OptionalInt.of(clients);
  }

  /// `for DURATION` or nothing, and then the end. Empty, and a problem reported, where it is
  /// neither.
  private static Optional<OptionalLong> duration(Words words, String help) {
    OptionalLong duration = OptionalLong.empty();
    if (words.take("for")) {
      OptionalDouble nanos =
          words
              .take("a duration", help)
              .map(it -> words.quantity(Dimension.DURATION, "a duration", it))
              .orElse(OptionalDouble.empty());
      if (nanos.isEmpty()) {
        return Optional.empty();
      }
      duration = OptionalLong.of((long) Math.rint(nanos.getAsDouble()));
    }
    return words.ended(help) ? Optional.of(duration) : Optional.empty();
  }

  /// Rates per second in the order written; empty, and problems reported, where some are none.
  public static List<Double> rates(Source text, Report report) {
    Words words = new Words(text, report);
    int before = report.errors();
    List<Double> rates = new ArrayList<>();
    do {
      words
          .take("a rate", "Write `40/s,55/s,70/s`.")
          .ifPresent(
              word -> {
                if (rates.size() == MOST_RATES) {
                  words.error(word, "there are more than " + MOST_RATES + " rates", "");
                }
                perSecond(word, words).ifPresent(rates::add);
              });
    } while (!words.atEnd() && rates.size() <= MOST_RATES);
    return report.errors() == before ? List.copyOf(rates) : List.of();
  }

  /// Weights by endpoint in the order written; empty, and problems reported, where some are none.
  ///
  /// @param known ids of endpoints
  public static Map<String, Double> weights(Source text, List<String> known, Report report) {
    Words words = new Words(text, report);
    int before = report.errors();
    String help = "Write `" + known.getFirst() + "=3`, more of them after a comma.";
    Map<String, Double> weights = new LinkedHashMap<>();
    do {
      words.take("a weight", help).ifPresent(word -> weight(word, known, weights, words, help));
    } while (!words.atEnd());
    return report.errors() == before ? weights : Map.of();
  }

  private static void weight(
      Word word, List<String> known, Map<String, Double> weights, Words words, String help) {
    int equals = word.text().lastIndexOf('=');
    if (equals < 1) {
      words.error(word, "\"" + word.text() + "\" is no weight", help);
      return;
    }
    String id = word.text().substring(0, equals);
    OptionalDouble weight = PlainNumber.read(word.text().substring(equals + 1));
    if (!known.contains(id)) {
      String meant =
          Suggestion.of(id, known).map(near -> "Did you mean `" + near + "`?").orElse("");
      words.error(word, "there is no endpoint " + id, meant);
    } else if (weight.isEmpty() || !(weight.getAsDouble() > 0)) {
      words.error(word, "a weight is a number above 0", help);
    } else if (weights.put(id, weight.getAsDouble()) != null) {
      words.error(word, id + " has a weight already", "");
    }
  }
}
