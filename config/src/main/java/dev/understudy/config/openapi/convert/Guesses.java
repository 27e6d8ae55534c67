package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.JsonTrees;
import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.openapi.read.Operation.Header;
import dev.understudy.config.openapi.read.Operation.Reply;
import dev.understudy.config.openapi.rule.OperationKind;
import dev.understudy.config.openapi.rule.Rules;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.YamlWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Behaviour of operations by the table of rules, and what the description lets one conclude.
final class Guesses {
  private static final Pattern LIMIT = Pattern.compile("(x-)?rate-?limit(-limit)?");
  private static final Pattern NUMBER = Pattern.compile("([1-9][0-9]{0,8})(?:\\D.*)?");
  private static final String TOO_MANY = "429";

  private final Rules rules;
  private final Schemas schemas;
  private final Payloads payloads;
  private final Findings findings;

  Guesses(Rules rules, Schemas schemas, Payloads payloads, Findings findings) {
    this.rules = rules;
    this.schemas = schemas;
    this.payloads = payloads;
    this.findings = findings;
  }

  /// The facets of an operation's behaviour.
  ///
  /// @param id of its endpoint
  /// @param success the reply that is its response
  /// @param said facets that the description says itself, in `x-understudy`
  /// @param without statuses that come from elsewhere than chance
  Map<String, Node> of(
      String id,
      Operation operation,
      Optional<Reply> success,
      Set<String> said,
      Set<String> without) {
    Map<String, Node> facets = new LinkedHashMap<>();
    OperationKind kind = OperationKind.of(operation, schemas);
    rules.of(operation, kind).ifPresent(rule -> facets.putAll(DraftText.entries(rule.behaviour())));
    facets.keySet().removeAll(said);
    if (!facets.isEmpty()) {
      String guess = YamlWriter.inline(Mapping.of(facets));
      findings.guessed(operation.where(), id, kind.word() + ": " + guess);
    }
    if (!said.contains("errors")) {
      errors(id, operation, success, without).ifPresent(it -> facets.put("errors", it));
    }
    if (!said.contains("rateLimit")) {
      limit(id, operation).ifPresent(it -> facets.put("rateLimit", it));
    }
    return facets;
  }

  private Optional<Node> errors(
      String id, Operation operation, Optional<Reply> success, Set<String> without) {
    Map<String, Node> errors = new LinkedHashMap<>();
    boolean serverFails =
        operation.replies().stream().anyMatch(reply -> reply.status().startsWith("5"));
    for (Reply reply : operation.replies()) {
      if (reply == success.orElse(null) || without.contains(reply.status())) {
        continue;
      }
      status(reply.status(), serverFails)
          .ifPresentOrElse(
              status -> error(id, reply, status, errors),
              () ->
                  findings.left(
                      reply.where(), id, "response " + reply.status() + ": another one is sent"));
    }
    return errors.isEmpty() ? Optional.empty() : Optional.of(Mapping.of(errors));
  }

  /// The status with which a documented error is sent: of `4XX` 400; of `default` 500, unless
  /// failures of the server are documented beside it. Empty where it is no error that comes by
  /// chance.
  private static Optional<String> status(String documented, boolean serverFails) {
    String status = documented.toUpperCase(Locale.ROOT).replace("XX", "00");
    if (status.equals("DEFAULT")) {
      return serverFails ? Optional.empty() : Optional.of("500");
    }
    return Optional.of(status).filter(it -> it.charAt(0) == '4' || it.charAt(0) == '5');
  }

  private void error(String id, Reply reply, String status, Map<String, Node> errors) {
    if (status.equals(TOO_MANY)) {
      return; // the rate limit's answer
    }
    Optional<Mapping> rate = rules.error(status);
    if (rate.isEmpty()) {
      findings.left(reply.where(), id, "response " + reply.status() + ": no rule gives it a rate");
      return;
    }
    Map<String, Node> error = DraftText.entries(rate.orElseThrow());
    Map<String, Node> response = payloads.response(id, reply, Integer.parseInt(status));
    response.forEach(error::putIfAbsent);
    String name = Names.error(status);
    if (errors.putIfAbsent(name, Mapping.of(error)) == null) {
      findings.guessed(
          reply.where(),
          id,
          "error " + name + ": " + YamlWriter.inline(error.getOrDefault("rate", Scalar.number(0))));
    }
  }

  private Optional<Node> limit(String id, Operation operation) {
    Optional<Reply> refusal =
        operation.replies().stream().filter(reply -> reply.status().equals(TOO_MANY)).findFirst();
    Optional<Map<String, Node>> stated = stated(id, operation);
    if (stated.isEmpty() && refusal.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Node> limit = new LinkedHashMap<>();
    if (stated.isPresent()) {
      limit.putAll(stated.orElseThrow());
    } else if (rules.rateLimit().orElse(null) instanceof Mapping given) {
      limit.putAll(DraftText.entries(given));
      findings.guessed(refusal.orElseThrow().where(), id, "rate limit " + YamlWriter.inline(given));
    } else {
      return Optional.empty();
    }
    refusal.ifPresent(
        reply -> {
          Map<String, Node> answer = payloads.response(id, reply, 429);
          if (answer.size() > 1) { // the status alone is what comes anyway
            limit.putIfAbsent("whenExceeded", Mapping.of(answer));
          }
        });
    return Optional.of(Mapping.of(limit));
  }

  /// The number in X-RateLimit-Limit, by the period that its description names.
  private Optional<Map<String, Node>> stated(String id, Operation operation) {
    for (Reply reply : operation.replies()) {
      for (Header header : reply.headers()) {
        if (LIMIT.matcher(header.name().toLowerCase(Locale.ROOT)).matches()) {
          Matcher number = NUMBER.matcher(value(header));
          if (!number.matches()) {
            continue;
          }
          long most = Long.parseLong(number.group(1));
          String period = period(header.description());
          Map<String, Node> limit = new LinkedHashMap<>();
          limit.put(
              "rate",
              Scalar.string(
                  period.equals("day") ? Math.max(1, most / 24) + "/h" : most + "/" + period));
          limit.put("burst", Scalar.number(most));
          limit.put("per", Scalar.string("client"));
          findings.guessed(
              header.where(),
              id,
              "rate limit " + most + " per " + period + ", of " + header.name());
          return Optional.of(limit);
        }
      }
    }
    return Optional.empty();
  }

  private static String value(Header header) {
    Node none = Scalar.string("");
    Node value =
        header
            .example()
            .or(
                () ->
                    Optional.of(header.schema().path("default"))
                        .filter(it -> !it.isMissingNode())
                        .map(JsonTrees::of))
            .orElse(none);
    return value instanceof Scalar scalar ? scalar.text() : "";
  }

  private static String period(String description) {
    String text = description.toLowerCase(Locale.ROOT);
    if (text.contains("second")) {
      return "s";
    }
    if (text.contains("hour")) {
      return "h";
    }
    return text.contains("day") || text.contains("daily") ? "day" : "min";
  }
}
