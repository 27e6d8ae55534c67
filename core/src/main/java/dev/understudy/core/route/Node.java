package dev.understudy.core.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can follow a slash at one place of the trie. Immutable once built.
///
/// A request visits each node at most once, so stepping back is bounded by the trie's nodes at the
/// path's depth, not by combinations.
final class Node {
  private final Literals literals;
  private final @Nullable Node parameter;
  private final Endings rest;
  private final Endings here;

  private Node(Literals literals, @Nullable Node parameter, Endings rest, Endings here) {
    this.literals = literals;
    this.parameter = parameter;
    this.rest = rest;
    this.here = here;
  }

  /// The endpoint for the segments of `path` from `start` on, [Router#NONE] or [Router#NEEDS_BODY].
  int find(String path, int start, RequestView request) {
    int length = path.length();
    int end = start;
    int hash = 0;
    while (end < length) {
      char c = path.charAt(end);
      if (c == '/') {
        break;
      }
      hash = Literals.hash(hash, c);
      end++;
    }
    Node literal = literals.get(path, start, end, hash);
    if (literal != null) {
      int found = literal.findAfter(path, end, request);
      if (found != Router.NONE) {
        return found;
      }
    }
    if (parameter != null && end > start) {
      int found = parameter.findAfter(path, end, request);
      if (found != Router.NONE) {
        return found;
      }
    }
    return rest.choose(request);
  }

  private int findAfter(String path, int end, RequestView request) {
    return end == path.length() ? here.choose(request) : find(path, end + 1, request);
  }

  /// All endings that `path` has from `start` on, the most specific first.
  void collect(String path, int start, List<Endings> into) {
    int slash = path.indexOf('/', start);
    int end = slash < 0 ? path.length() : slash;
    Node literal = literals.get(path, start, end);
    if (literal != null) {
      literal.collectAfter(path, end, into);
    }
    if (parameter != null && end > start) {
      parameter.collectAfter(path, end, into);
    }
    if (!rest.isEmpty()) {
      into.add(rest);
    }
  }

  /// What [#collect] finds once the segment that ends at `end` has led here.
  void collectAfter(String path, int end, List<Endings> into) {
    if (end < path.length()) {
      collect(path, end + 1, into);
    } else if (!here.isEmpty()) {
      into.add(here);
    }
  }

  Literals literals() {
    return literals;
  }

  @Nullable Node parameter() {
    return parameter;
  }

  /// A node in the making.
  static final class Builder {
    private final Map<String, Builder> literals = new HashMap<>();
    private @Nullable Builder parameter;
    private final Endings.Builder rest = new Endings.Builder();
    private final Endings.Builder here = new Endings.Builder();

    void add(List<PathPattern.Segment> segments, Candidate candidate) {
      Builder node = this;
      for (PathPattern.Segment segment : segments) {
        switch (segment) {
          case PathPattern.Segment.Literal(var text) ->
              node = node.literals.computeIfAbsent(text, _ -> new Builder());
          case PathPattern.Segment.Parameter _ -> node = node.parameter();
          case PathPattern.Segment.Rest _ -> {
            node.rest.add(candidate); // the last segment
            return;
          }
        }
      }
      node.here.add(candidate);
    }

    private Builder parameter() {
      if (parameter == null) {
        parameter = new Builder();
      }
      return parameter;
    }

    Node build() {
      Map<String, Node> children = HashMap.newHashMap(literals.size());
      literals.forEach((text, child) -> children.put(text, child.build()));
      return new Node(
          children.isEmpty() ? Literals.NONE : new Literals(children),
          parameter == null ? null : parameter.build(),
          rest.build(),
          here.build());
    }
  }
}
