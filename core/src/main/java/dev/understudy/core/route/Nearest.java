package dev.understudy.core.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the endpoint that a request without one was perhaps meant for. It says what differs, never
/// which value would do: the sentence goes to the client, and the value may be a secret.
final class Nearest {
  private static final int COMPARISONS = 2_000; // bounds a miss to well below 1 ms

  private final Node root;
  private final String path;
  private final RequestView request;
  private int comparisons;
  private int leastDistance = Integer.MAX_VALUE;
  private @Nullable Endings misspelt;

  Nearest(Node root, String path, RequestView request) {
    this.root = root;
    this.path = path;
    this.request = request;
  }

  Router.Miss miss() {
    List<Endings> here = endings(path);
    if (!here.isEmpty()) {
      return knownPath(here);
    }
    boolean slash = path.endsWith("/");
    List<Endings> beside = endings(slash ? path.substring(0, path.length() - 1) : path + "/");
    if (!beside.isEmpty()) {
      return nearest(
          beside.getFirst(), slash ? "the trailing slash" : "the missing trailing slash");
    }
    search(root, 1);
    return misspelt == null
        ? Router.Miss.FAR
        : nearest(misspelt, "path " + misspelt.first().pattern());
  }

  private List<Endings> endings(String path) {
    List<Endings> endings = new ArrayList<>();
    if (!path.isEmpty()) {
      root.collect(path, 1, endings);
    }
    return endings;
  }

  private Router.Miss knownPath(List<Endings> here) {
    record Differing(Candidate candidate, List<Condition> failing) {}
    return here.stream()
        .flatMap(endings -> endings.of(request.method()).stream())
        .map(candidate -> new Differing(candidate, candidate.failing(request)))
        .min(Comparator.comparingInt(differing -> differing.failing().size()))
        .map(
            differing ->
                new Router.Miss(
                    List.of(), sentence(differing.candidate(), subjects(differing.failing()))))
        .orElseGet(
            () ->
                new Router.Miss(
                    here.stream().flatMap(e -> e.methods().stream()).distinct().sorted().toList(),
                    sentence(here.getFirst().first(), "method")));
  }

  private static String subjects(List<Condition> failing) {
    return failing.stream().map(Condition::subject).distinct().collect(Collectors.joining(" and "));
  }

  private static Router.Miss nearest(Endings endings, String difference) {
    return new Router.Miss(List.of(), sentence(endings.first(), difference));
  }

  private static String sentence(Candidate candidate, String difference) {
    return "nearest: " + candidate.route().id() + " differs in " + difference;
  }

  /// Walks the trie along the path and tries, at each segment once, the literals that read alike.
  private void search(Node node, int start) {
    int slash = path.indexOf('/', start);
    int end = slash < 0 ? path.length() : slash;
    String segment = path.substring(start, end);
    Node literal = node.literals().get(path, start, end);
    if (literal != null && slash >= 0) {
      search(literal, end + 1);
    }
    node.literals()
        .visit(
            (text, child) -> {
              compare(segment, text, child, end);
              return ++comparisons < COMPARISONS;
            });
    Node parameter = node.parameter();
    if (parameter != null && slash >= 0 && end > start) {
      search(parameter, end + 1);
    }
  }

  private void compare(String segment, String text, Node child, int end) {
    int distance = Spelling.distance(segment, text, Math.min(2, Math.max(1, text.length() / 3)));
    if (distance < leastDistance) {
      List<Endings> reached = new ArrayList<>();
      child.collectAfter(path, end, reached);
      reached.stream()
          .findFirst()
          .ifPresent(
              endings -> {
                leastDistance = distance;
                misspelt = endings;
              });
    }
  }
}
