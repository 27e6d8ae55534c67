package dev.understudy.config.openapi.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.understudy.config.document.Document;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.config.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of guesses.
///
/// @param rules the first one that fits gives an operation's behaviour
/// @param errors what errors have that come by chance, by status `404` or class `4xx`
/// @param rateLimit where 429 is documented without a number
public record Rules(List<Rule> rules, Map<String, Mapping> errors, Optional<Node> rateLimit) {
  private static final Set<String> KEYS = Set.of("rules", "errors", "rateLimit");
  private static final Set<String> RULE_KEYS =
      Set.of("kind", "method", "path", "id", "tag", "behaviour");

  /// One row: conditions, and the behaviour of operations for which they hold.
  ///
  /// @param patterns found in `path`, `id` and `tag`
  public record Rule(
      Optional<OperationKind> kind,
      Optional<String> method,
      Map<String, Pattern> patterns,
      Mapping behaviour) {
    boolean holds(Operation operation, OperationKind itsKind) {
      return kind.filter(it -> it != itsKind).isEmpty()
          && method.filter(it -> !it.equals(operation.method())).isEmpty()
          && patterns.entrySet().stream()
              .allMatch(
                  each ->
                      switch (each.getKey()) {
                        case "path" -> each.getValue().matcher(operation.path().path()).find();
                        case "id" -> each.getValue().matcher(operation.id()).find();
                        default ->
                            operation.tags().stream()
                                .anyMatch(tag -> each.getValue().matcher(tag).find());
                      });
    }
  }

  public Rules {
    rules = List.copyOf(rules);
  }

  /// The text of the rules that hold unless others are given.
  public static String standardText() {
    try (InputStream in =
        Rules.class.getResourceAsStream("/dev/understudy/config/openapi/rules.yaml")) {
      if (in == null) {
        throw new IllegalStateException("rules.yaml is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rules that hold unless others are given.
  public static Rules standard() {
    Report report = new Report();
    Source source = new Source("rules.yaml", standardText(), Optional.empty());
    return read(source, report)
        .orElseThrow(() -> new IllegalStateException("rules.yaml: " + report.sorted()));
  }

  /// Empty, and problems reported, where the text is no table of rules.
  public static Optional<Rules> read(Source source, Report report) {
    int before = report.errors();
    Optional<Node> root = Composer.compose(source, report);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    if (!(root.orElseThrow() instanceof Mapping all)) {
      report.error(root.orElseThrow(), "rules are a mapping", "It has `rules` and `errors`.");
      return Optional.empty();
    }
    all.entries().stream()
        .filter(entry -> !KEYS.contains(entry.key().text()))
        .forEach(
            entry ->
                report.error(
                    entry.key(),
                    "unknown key \"" + entry.key().text() + '"',
                    "Rules have `rules`, `errors` and `rateLimit`."));
    List<Rule> rules = new ArrayList<>();
    all.find("rules").ifPresent(node -> rules(node, report, rules));
    Map<String, Mapping> errors = new LinkedHashMap<>();
    all.find("errors").ifPresent(node -> errors(node, report, errors));
    Optional<Node> limit = all.find("rateLimit");
    limit.ifPresent(node -> check(Mapping.of(Map.of("rateLimit", node)), report));
    return report.errors() > before
        ? Optional.empty()
        : Optional.of(new Rules(rules, errors, limit));
  }

  private static void rules(Node node, Report report, List<Rule> into) {
    if (!(node instanceof Sequence list)) {
      report.error(
          node, "`rules` is a list", "Write `- {kind: item, behaviour: {latency: 12ms}}`.");
      return;
    }
    for (Node item : list.items()) {
      if (item instanceof Mapping rule) {
        rule(rule, report).ifPresent(into::add);
      } else {
        report.error(item, "a rule is a mapping", "Write `{kind: item, behaviour: {...}}`.");
      }
    }
  }

  private static Optional<Rule> rule(Mapping rule, Report report) {
    for (Mapping.Entry entry : rule.entries()) {
      if (!RULE_KEYS.contains(entry.key().text())) {
        report.error(
            entry.key(),
            "unknown key \"" + entry.key().text() + '"',
            "A rule has kind, method, path, id, tag and behaviour.");
      }
    }
    if (!(rule.find("behaviour").orElse(rule) instanceof Mapping behaviour) || behaviour == rule) {
      report.error(rule, "a rule needs a `behaviour`", "Write `behaviour: {latency: 12ms}`.");
      return Optional.empty();
    }
    check(behaviour, report);
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    for (String key : List.of("path", "id", "tag")) {
      rule.find(key)
          .ifPresent(node -> pattern(node, report).ifPresent(it -> patterns.put(key, it)));
    }
    return Optional.of(
        new Rule(
            rule.find("kind").flatMap(node -> kind(node, report)),
            rule.find("method").map(node -> word(node).toUpperCase(Locale.ROOT)),
            patterns,
            behaviour));
  }

  private static Optional<OperationKind> kind(Node node, Report report) {
    for (OperationKind kind : OperationKind.values()) {
      if (kind.word().equals(word(node))) {
        return Optional.of(kind);
      }
    }
    report.error(
        node,
        node.describe() + " is no kind of operation",
        "Kinds: "
            + String.join(
                ", ", List.of(OperationKind.values()).stream().map(OperationKind::word).toList())
            + ".");
    return Optional.empty();
  }

  private static Optional<Pattern> pattern(Node node, Report report) {
    try {
      return Optional.of(Pattern.compile(word(node)));
    } catch (PatternSyntaxException e) {
      report.error(node, "no regular expression: " + e.getMessage(), "RE2 syntax is meant.");
      return Optional.empty();
    }
  }

  private static String word(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static void errors(Node node, Report report, Map<String, Mapping> into) {
    if (!(node instanceof Mapping byStatus)) {
      report.error(node, "`errors` is a mapping", "Write `{404: 0.5%, 5xx: 0.1%}`.");
      return;
    }
    for (Mapping.Entry entry : byStatus.entries()) {
      String status = entry.key().text().toLowerCase(Locale.ROOT);
      if (!status.matches("[45]([0-9]{2}|xx)")) {
        report.error(
            entry.key(), "\"" + status + "\" is no status of an error", "Write 404, 4xx or 5xx.");
        continue;
      }
      Mapping error =
          entry.value() instanceof Mapping more ? more : Mapping.of(Map.of("rate", entry.value()));
      Map<String, Node> whole = new LinkedHashMap<>();
      error.entries().forEach(it -> whole.put(it.key().text(), it.value()));
      whole.put("status", Scalar.number(Long.parseLong(status.replace("xx", "00"))));
      check(Mapping.of(Map.of("errors", Mapping.of(Map.of("e", Mapping.of(whole))))), report);
      into.put(status, error);
    }
  }

  /// Reports what is wrong with a behaviour, at its places.
  private static void check(Mapping behaviour, Report report) {
    Document.bind(Mapping.of(Map.of("version", Scalar.number(1), "defaults", behaviour)), report);
  }

  /// The behaviour of an operation; empty where no rule fits.
  public Optional<Rule> of(Operation operation, OperationKind kind) {
    return rules.stream().filter(rule -> rule.holds(operation, kind)).findFirst();
  }

  /// What an error with this status has, its rate at least; empty where it does not come.
  public Optional<Mapping> error(String status) {
    return Optional.ofNullable(errors.get(status))
        .or(() -> Optional.ofNullable(errors.get(status.charAt(0) + "xx")));
  }
}
