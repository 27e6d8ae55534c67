package dev.understudy.core.outcome;

import dev.understudy.core.expression.Template;
import java.util.List;

/// A response as it is sent: one of several equally likely statuses, header fields, a payload.
///
/// @param headers the same for every request
/// @param rendered further header fields, made for each request
public record Reply(
    List<Integer> statuses, List<Header> headers, List<RenderedHeader> rendered, Body body) {
  /// A header field whose value is a text with expressions.
  public record RenderedHeader(String name, Template value) {}

  public Reply {
    statuses = List.copyOf(statuses);
    headers = List.copyOf(headers);
    rendered = List.copyOf(rendered);
    if (statuses.isEmpty()) {
      throw new IllegalArgumentException("a reply needs a status");
    }
  }

  /// A reply whose header fields are the same for every request.
  public Reply(List<Integer> statuses, List<Header> headers, Body body) {
    this(statuses, headers, List.of(), body);
  }

  /// Whether a part of it is made for each request.
  public boolean isRendered() {
    return body instanceof Body.Templated || body instanceof Body.Examples || !rendered.isEmpty();
  }

  private static boolean readsBody(Body body) {
    return switch (body) {
      case Body.Templated(_, var template) -> template.readsBody();
      case Body.Examples(_, var examples) ->
          examples.stream().anyMatch(example -> readsBody(example.body()));
      case Body.Fixed _, Body.Generated _ -> false;
    };
  }

  /// Whether making it takes a look at the payload of the request.
  public boolean readsBody() {
    return readsBody(body) || rendered.stream().anyMatch(header -> header.value().readsBody());
  }
}
