package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.read.Operation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What endpoints, groups and errors are called.
final class Names {
  private static final int LONGEST = 100;
  private static final Map<String, String> ERRORS =
      Map.ofEntries(
          Map.entry("400", "bad-request"),
          Map.entry("401", "unauthorized"),
          Map.entry("402", "payment-required"),
          Map.entry("403", "forbidden"),
          Map.entry("404", "not-found"),
          Map.entry("405", "not-allowed"),
          Map.entry("406", "not-acceptable"),
          Map.entry("408", "request-timeout"),
          Map.entry("409", "conflict"),
          Map.entry("410", "gone"),
          Map.entry("412", "precondition-failed"),
          Map.entry("413", "too-large"),
          Map.entry("415", "wrong-type"),
          Map.entry("422", "unprocessable"),
          Map.entry("423", "locked"),
          Map.entry("429", "too-many"),
          Map.entry("500", "internal-error"),
          Map.entry("501", "not-implemented"),
          Map.entry("502", "bad-gateway"),
          Map.entry("503", "unavailable"),
          Map.entry("504", "timeout"));

  private final Set<String> taken = new HashSet<>();

  /// What an operation wants to be called: its id, else method and path.
  static String wanted(Operation operation) {
    String name = clean(operation.id());
    return name.isEmpty()
        ? clean(operation.method().toLowerCase(Locale.ROOT) + operation.path().path())
        : name;
  }

  /// The name itself, or with a number where it is taken.
  String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      String number = "-" + i;
      name = wanted.substring(0, Math.min(wanted.length(), LONGEST - number.length())) + number;
    }
    return name;
  }

  /// A text as a name; empty where nothing is left of it.
  static String clean(String text) {
    String name =
        text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /// `not-found` of 404.
  static String error(String status) {
    return ERRORS.getOrDefault(status, "status-" + status);
  }
}
