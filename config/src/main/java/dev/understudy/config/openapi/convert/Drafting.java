package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.convert.Draft.DraftEndpoint;
import dev.understudy.config.openapi.convert.Draft.Section;
import dev.understudy.config.openapi.read.Api;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.openapi.read.Operation.Reply;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.core.route.PathPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes a draft of one or more descriptions: an endpoint of each operation, a group of each tag,
/// what most endpoints have in common as `defaults`.
final class Drafting {
  /// What can be said of a behaviour: the keys of `x-understudy` that are facets.
  private static final Set<String> FACETS =
      Set.of(
          "latency",
          "errors",
          "capacity",
          "contention",
          "rateLimit",
          "bandwidth",
          "calls",
          "stall");

  /// A latency that so many endpoints have in common stands in `defaults`.
  private static final int COMMON = 2;

  private static final Set<String> BEFORE =
      Set.of("name", "seed", "cors", "expose", "validate", "prefer", "defaults");
  private static final String LATENCY = "latency";

  private final ImportOptions options;
  private final Findings findings;
  private final Names names = new Names();
  private final Map<String, Placed> routes = new HashMap<>();
  private final Map<String, List<DraftEndpoint>> byTag = new LinkedHashMap<>();
  private final Map<String, String> tagTexts = new LinkedHashMap<>();
  private final Map<String, Set<String>> groups = new LinkedHashMap<>();
  private final Map<String, Node> schemas = new LinkedHashMap<>();
  private final Map<String, Node> extras = new LinkedHashMap<>();
  private boolean guessing;
  private final List<String> titles = new ArrayList<>();

  Drafting(ImportOptions options, Findings findings) {
    this.options = options;
    this.findings = findings;
  }

  /// Adds the endpoints of a description.
  void add(Api api) {
    titles.add((api.title() + " " + api.release()).strip().replaceAll("\\s+", " "));
    tagTexts.putAll(api.tags());
    boolean guess =
        api.extension().flatMap(it -> it.find("guesses")).filter(Drafting::isFalse).isEmpty();
    guessing |= guess;
    api.extension().ifPresent(this::whole);
    Payloads payloads = new Payloads(api.schemas(), findings);
    Guesses guesses = new Guesses(options.rules(), api.schemas(), payloads, findings);
    Terms terms = new Terms(api.schemas(), findings);
    for (Operation operation : api.operations()) {
      if (isFree(operation)) {
        endpoint(operation, payloads, terms, guess ? Optional.of(guesses) : Optional.empty());
      }
    }
    terms.schemas().forEach(schemas::putIfAbsent);
  }

  private static boolean isFalse(Node node) {
    return node instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.BOOLEAN
        && !scalar.booleanValue();
  }

  /// `x-understudy` of the whole: facets are defaults; the other keys are the configuration's own.
  private void whole(Mapping extension) {
    Map<String, Node> defaults = new LinkedHashMap<>();
    for (Mapping.Entry entry : extension.entries()) {
      String key = entry.key().text();
      if (FACETS.contains(key)) {
        defaults.put(key, entry.value());
      } else if (key.equals("endpoints") && entry.value() instanceof Mapping more) {
        more.entries()
            .forEach(
                it -> {
                  if (it.value() instanceof Mapping value) {
                    place("", new DraftEndpoint(names.free(it.key().text()), "", value, it.key()));
                  }
                });
      } else if (!key.equals("guesses")) {
        extras.put(key, entry.value());
      }
    }
    if (extras.get("defaults") instanceof Mapping more) {
      defaults.putAll(DraftText.entries(more));
    }
    if (!defaults.isEmpty()) {
      extras.put("defaults", Mapping.of(defaults));
    }
  }

  /// Whether no operation before it has the same requests.
  private boolean isFree(Operation operation) {
    String route =
        operation.method()
            + PathPattern.parse(operation.path().path()).shape()
            + new TreeMap<>(operation.path().query());
    if (operation.own().flatMap(it -> it.find("request")).isPresent()) {
      return true; // it says itself which requests are its own
    }
    Placed before = routes.putIfAbsent(route, operation.where());
    if (before != null) {
      findings.broken(
          operation.where(),
          operation.label(),
          "is left out: its requests cannot be told from those of "
              + before.place().pointer()
              + " in "
              + before.place().label());
      return false;
    }
    return true;
  }

  private void endpoint(
      Operation operation, Payloads payloads, Terms terms, Optional<Guesses> guesses) {
    String wanted =
        operation
            .own()
            .flatMap(it -> it.find("id"))
            .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
            .orElseGet(() -> Names.wanted(operation));
    String id = names.free(wanted);
    if (!id.equals(wanted)) {
      findings.broken(
          operation.where(),
          operation.label(),
          "the id " + wanted + " is taken; it is called " + id);
    }
    Map<String, Node> value = new LinkedHashMap<>();
    value.put("request", request(operation));
    Set<String> elsewhere = terms(operation, terms, value);
    Optional<Reply> success = success(operation);
    success.ifPresent(
        reply -> {
          Map<String, Node> response = payloads.success(id, reply, number(reply.status()));
          if (!response.isEmpty()) {
            value.put("response", Mapping.of(response));
          }
        });
    Set<String> said = said(operation);
    guesses.ifPresent(
        it -> it.of(id, operation, success, said, elsewhere).forEach(value::putIfAbsent));
    operation.outer().ifPresent(mapping -> override(mapping, value));
    operation.own().ifPresent(mapping -> override(mapping, value));
    findings.taken(operation.where(), id, operation.label());
    String tag = operation.tags().isEmpty() ? "" : operation.tags().getFirst();
    for (String each : operation.tags()) {
      String group = Names.clean(each);
      if (!group.isEmpty()) {
        groups.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(id);
      }
    }
    place(
        tag,
        new DraftEndpoint(id, comment(operation.summary()), Mapping.of(value), operation.where()));
  }

  /// Puts down what is asked of requests; the statuses of those that are refused do not come by
  /// chance then.
  private Set<String> terms(Operation operation, Terms terms, Map<String, Node> value) {
    Set<String> refusals = new LinkedHashSet<>();
    if (options.validateRequests()) {
      terms.accepts(operation).ifPresent(it -> value.put("accepts", it));
      refusals.addAll(List.of("400", "415", "422"));
    }
    if (options.enforceSecurity()) {
      Terms.security(operation).ifPresent(it -> value.put("security", it));
      refusals.add("401");
    }
    return refusals;
  }

  /// What `x-understudy` says of an operation, on any level: no guess stands over it.
  private Set<String> said(Operation operation) {
    Set<String> said = new LinkedHashSet<>();
    operation.own().ifPresent(mapping -> said.addAll(DraftText.entries(mapping).keySet()));
    operation.outer().ifPresent(mapping -> said.addAll(DraftText.entries(mapping).keySet()));
    if (extras.get("defaults") instanceof Mapping defaults) {
      said.addAll(DraftText.entries(defaults).keySet());
    }
    return said;
  }

  private static void override(Mapping extension, Map<String, Node> value) {
    for (Mapping.Entry entry : extension.entries()) {
      if (!entry.key().text().equals("id")) {
        value.put(entry.key().text(), entry.value());
      }
    }
  }

  private void place(String tag, DraftEndpoint endpoint) {
    byTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(endpoint);
  }

  private static String comment(String summary) {
    return summary.replaceAll("[^ -~\\u00a1-\\u167f]", " ").strip();
  }

  private static Node request(Operation operation) {
    String path = operation.path().path();
    if (operation.path().query().isEmpty()) {
      return Scalar.string(operation.method() + " " + path);
    }
    Map<String, Node> query = new LinkedHashMap<>();
    new TreeMap<>(operation.path().query())
        .forEach(
            (name, text) -> query.put(name, Mapping.of(Map.of("equals", Scalar.string(text)))));
    Map<String, Node> request = new LinkedHashMap<>();
    request.put("method", Scalar.string(operation.method()));
    request.put("path", Scalar.string(path));
    request.put("query", Mapping.of(query));
    return Mapping.of(request);
  }

  /// The reply that an operation gives unless something goes wrong: the lowest 2xx, else a
  /// redirection, else `default`.
  private static Optional<Reply> success(Operation operation) {
    return operation.replies().stream()
        .filter(reply -> rank(reply.status()) < 9)
        .min(
            Comparator.comparingInt((Reply reply) -> rank(reply.status()))
                .thenComparing(Reply::status));
  }

  private static int rank(String status) {
    return switch (status.charAt(0)) {
      case '2' -> status.endsWith("XX") || status.endsWith("xx") ? 1 : 0;
      case '3' -> 2;
      case 'd' -> 3;
      default -> 9;
    };
  }

  private static int number(String status) {
    return switch (status.toUpperCase(Locale.ROOT)) {
      case "DEFAULT", "2XX" -> 200;
      case "3XX" -> 302;
      default -> Integer.parseInt(status);
    };
  }

  /// What has been made, laid out.
  ///
  /// @param before what the last import wrote: what stood in `defaults` stays there
  Draft draft(Remembered before) {
    Map<String, Node> above = new LinkedHashMap<>();
    above.put("name", Scalar.string(serviceName()));
    if (guessing) {
      above.put("seed", Scalar.number(1));
    }
    extras.forEach(
        (key, value) -> {
          if (BEFORE.contains(key)) {
            above.put(key, value);
          }
        });
    if (options.validateRequests()) {
      above.put("validate", Scalar.string("requests"));
    }
    if (byTag.values().stream().flatMap(List::stream).anyMatch(Drafting::hasExamples)) {
      above.put("prefer", Scalar.bool(true)); // `Prefer: example=` chooses
    }
    if (!above.containsKey("defaults")) {
      common(before.whole().getOrDefault("defaults", ""))
          .ifPresent(
              latency -> {
                above.put("defaults", Mapping.of(Map.of(LATENCY, latency)));
                byTag.values().forEach(each -> each.replaceAll(it -> without(it, latency)));
              });
    }
    Map<String, Node> below = new LinkedHashMap<>();
    groups().ifPresent(it -> below.put("groups", it));
    extras.forEach(
        (key, value) -> {
          if (!BEFORE.contains(key) && !key.equals("groups")) {
            below.put(key, value);
          }
        });
    if (!schemas.isEmpty()) {
      below.putIfAbsent("schemas", Mapping.of(schemas));
    }
    List<Section> sections = new ArrayList<>();
    byTag.forEach((tag, endpoints) -> sections.add(new Section(title(tag), endpoints)));
    return new Draft(
        List.of(
            "Made of "
                + String.join(", ", titles)
                + " by `understudy import openapi`; change what you like:",
            "the next import with --into keeps what you changed."),
        above,
        sections,
        below);
  }

  /// The latency that most endpoints have; empty where one has none of its own, or hardly any two
  /// agree.
  private Optional<Node> common(String before) {
    Map<Node, Integer> counts = new LinkedHashMap<>();
    for (List<DraftEndpoint> endpoints : byTag.values()) {
      for (DraftEndpoint endpoint : endpoints) {
        Optional<Node> latency = endpoint.value().find(LATENCY);
        if (latency.isEmpty()) {
          return Optional.empty();
        }
        counts.merge(latency.orElseThrow(), 1, Integer::sum);
      }
    }
    for (Node latency : counts.keySet()) {
      if (Remembered.digest(Mapping.of(Map.of(LATENCY, latency))).equals(before)) {
        return Optional.of(latency);
      }
    }
    return counts.entrySet().stream()
        .filter(each -> each.getValue() >= COMMON)
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private static DraftEndpoint without(DraftEndpoint endpoint, Node latency) {
    Map<String, Node> value = DraftText.entries(endpoint.value());
    return value.remove(LATENCY, latency)
        ? new DraftEndpoint(endpoint.id(), endpoint.comment(), Mapping.of(value), endpoint.where())
        : endpoint;
  }

  private static boolean hasExamples(DraftEndpoint endpoint) {
    return endpoint.value().follow("/response/examples").isPresent();
  }

  private String serviceName() {
    String name = Names.clean(titles.getFirst().replaceFirst(" [^ ]*[0-9][^ ]*$", ""));
    return name.isEmpty() ? "imported" : name.toLowerCase(Locale.ROOT);
  }

  private String title(String tag) {
    String text = comment(tagTexts.getOrDefault(tag, ""));
    return tag.isEmpty() ? "" : comment(tag) + (text.isEmpty() ? "" : ": " + text);
  }

  private Optional<Node> groups() {
    Map<String, Node> all = new LinkedHashMap<>();
    if (groups.size() > 1 || byTag.size() > 1) {
      groups.forEach(
          (name, members) ->
              all.put(
                  name,
                  Mapping.of(
                      Map.of(
                          "members",
                          Sequence.of(members.stream().<Node>map(Scalar::string).toList())))));
    }
    if (extras.get("groups") instanceof Mapping own) {
      all.putAll(DraftText.entries(own));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(Mapping.of(all));
  }
}
