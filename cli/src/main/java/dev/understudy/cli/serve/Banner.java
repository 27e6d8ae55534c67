package dev.understudy.cli.serve;

import dev.understudy.config.Loaded;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Request;
import dev.understudy.config.problem.Problem;
import dev.understudy.core.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person sees when a server is ready:
///
///     Understudy 0.4.0   shop: 12 endpoints
///       service   http://127.0.0.1:8080         try  curl -i http://127.0.0.1:8080/products
///       admin     http://127.0.0.1:8081/ui/     this machine only
///       seed      20260211                      same seed, same draws
///     ready in 0.9 s; the file is watched; Ctrl-C drains and stops
///
/// @param revision number of what runs; the first is not worth a line
/// @param token whether the admin port asks for one
/// @param colour warnings are yellow
record Banner(
    String version,
    long revision,
    Loaded loaded,
    Addresses addresses,
    boolean token,
    ConnectionBound bound,
    boolean colour) {
  private static final int VALUE_WIDTH = 30;
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  /// @param files named by the user; empty for standard input, or without a file
  /// @param kept without a file: what the store has is served
  /// @param started how long that took
  String text(List<Path> files, boolean kept, Duration started) {
    Plan plan = loaded.plan().orElseThrow();
    StringBuilder text = new StringBuilder();
    text.append("Understudy ").append(version).append("   ").append(plan.name()).append(": ");
    text.append(count(plan.endpoints().size(), "endpoint")).append('\n');
    line(text, "service", addresses.service(), tryLine().orElse(""));
    line(
        text,
        "admin",
        addresses.admin() + "/ui/",
        token ? "asks for a token" : "this machine only");
    if (revision > 1) {
      line(text, "revision", Long.toString(revision), "understudy get revisions");
    }
    line(text, "seed", Long.toString(plan.seed()), "same seed, same draws");
    if (bound.fewerThanUsual()) {
      line(text, "limit", count(bound.connections(), "connection"), "open files (ulimit -n)");
    }
    for (Problem problem : loaded.problems()) {
      warning(text, problem.place().label() + ": " + problem.message());
    }
    bound.warning().ifPresent(sentence -> warning(text, sentence));
    text.append(String.format(Locale.ROOT, "ready in %.1f s; ", started.toMillis() / 1e3));
    return text.append(watched(files, kept)).append("; Ctrl-C drains and stops\n").toString();
  }

  private static void line(StringBuilder text, String label, String value, String note) {
    text.append("  ").append(label).repeat(' ', 10 - label.length()).append(value);
    if (!note.isEmpty()) {
      text.repeat(' ', Math.max(1, VALUE_WIDTH - value.length())).append(note);
    }
    text.append('\n');
  }

  private void warning(StringBuilder text, String sentence) {
    text.append("  ").append(colour ? YELLOW + "warning" + PLAIN : "warning");
    text.append("   ").append(sentence).append('\n');
  }

  /// The first endpoint that a plain GET reaches.
  private Optional<String> tryLine() {
    return loaded.document().orElseThrow().endpoints().stream()
        .map(Endpoint::request)
        .flatMap(Optional::stream)
        .filter(Banner::isPlain)
        .map(request -> "try  curl -i " + addresses.reachable() + request.path().value())
        .findFirst();
  }

  private static boolean isPlain(Request request) {
    return request.method().value().equals("GET")
        && request.path().value().indexOf('{') < 0
        && request.query().isEmpty()
        && request.headers().isEmpty()
        && request.body().isEmpty();
  }

  private static String watched(List<Path> files, boolean kept) {
    return switch (files.size()) {
      case 0 -> kept ? "revisions of the store are served" : "standard input is not watched";
      case 1 ->
          Files.isDirectory(files.getFirst()) ? "the folder is watched" : "the file is watched";
      default -> "the files are watched";
    };
  }

  private static String count(int n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }
}
