package dev.understudy.config.explain;

import dev.understudy.config.compile.Resolved;
import dev.understudy.config.document.Dependency;
import dev.understudy.config.document.Window;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parts of a configuration in a few words, for those who compare them.
public final class Words {
  private Words() {}

  /// What a client gets: `status 503`, `fault reset`.
  public static String sent(Outcome outcome) {
    return Brief.sent(outcome);
  }

  /// The payload by its length and a print of its bytes, which tells any two apart.
  public static String payload(Reply reply) {
    String named =
        Stream.concat(
                reply.headers().stream().map(it -> it.name() + ": " + it.value()),
                reply.rendered().stream().map(it -> it.name() + ": " + it.value().source()))
            .collect(Collectors.joining("; "));
    String headers = named.isEmpty() ? "" : ", headers " + named;
    return switch (reply.body()) {
      case Body.Fixed(_, var bytes) ->
          bytes.length == 0
              ? "no payload" + headers
              : bytes.length + " bytes #" + Integer.toHexString(Arrays.hashCode(bytes)) + headers;
      case Body.Generated(_, _, _, _, var size) ->
          "generated, " + Dimension.SIZE.show(size.mean()) + " on average" + headers;
      case Body.Templated(_, var template) ->
          "template #" + Integer.toHexString(template.source().hashCode()) + headers;
      case Body.Examples(_, var examples) ->
          "one of "
              + examples.stream().map(Body.Example::name).collect(Collectors.joining(", "))
              + headers;
    };
  }

  /// The facets of load that hold in the end, by name.
  public static Map<String, String> load(Resolved resolved) {
    Map<String, String> words = new LinkedHashMap<>();
    Facets.of(resolved, List.of(), java.util.OptionalLong.empty()).stream()
        .filter(facet -> !facet.name().equals("latency") && !facet.name().startsWith("errors."))
        .forEach(
            facet -> {
              String value = facet.steps().getLast().value();
              if (!value.equals("none")) {
                words.put(facet.name(), value);
              }
            });
    return words;
  }

  /// When and what: `from 5m for 2m: latency scale 4`.
  public static String window(Window window) {
    return WindowTimes.when(window.at())
        + WindowTimes.slope(window)
        + ": "
        + WindowTimes.what(window);
  }

  /// What it takes, how it fails, whom it calls.
  public static String dependency(Dependency dependency) {
    return List.of(
            dependency.latency().map(it -> "latency " + Brief.latency(it)).orElse(""),
            dependency.errors().stream()
                .map(it -> it.name().value() + " " + it.rate().value())
                .collect(Collectors.joining(" ")),
            dependency.capacity().map(it -> Brief.capacity(it.value())).orElse(""),
            dependency.contention().map(it -> Brief.contention(it.value())).orElse(""),
            dependency.breaker().map(Located::value).map(it -> it.rule().toString()).orElse(""),
            dependency.calls().isEmpty() ? "" : "calls " + Brief.calls(dependency.calls()))
        .stream()
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
