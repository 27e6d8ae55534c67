package dev.understudy.core.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The compiled routes of a plan: a trie over path segments. Immutable, shared by all threads.
public final class Router {
  /// No route holds; [#explain] tells why.
  public static final int NONE = -1;

  /// The answer depends on the payload: read it and ask again.
  public static final int NEEDS_BODY = -2;

  private final Node root;
  private final Map<Integer, PathPattern> patterns;

  private Router(Node root, Map<Integer, PathPattern> patterns) {
    this.root = root;
    this.patterns = patterns;
  }

  /// Compiles the routes. Shadowed and equal routes are the checker's business ([RouteProblems]);
  /// here the first of equals wins.
  ///
  /// @throws PathPattern.SyntaxException where a path is no pattern
  public static Router of(List<Route> routes) {
    var builder = new Node.Builder();
    Map<Integer, PathPattern> patterns = new HashMap<>();
    for (Route route : routes) {
      PathPattern pattern = PathPattern.parse(route.path());
      builder.add(pattern.segments(), new Candidate(route, pattern));
      patterns.put(route.endpoint(), pattern);
    }
    return new Router(builder.build(), patterns);
  }

  /// The index of the endpoint that `request` belongs to, or [#NONE] or [#NEEDS_BODY]. Allocates
  /// nothing where the path has no percent-encoding and no dot segment and no condition is asked.
  public int find(RequestView request) {
    String path = NormalPath.of(request.path());
    return path.startsWith("/") ? root.find(path, 1, request) : NONE;
  }

  /// The path of an endpoint; empty where no route leads to it.
  public Optional<PathPattern> pattern(int endpoint) {
    return Optional.ofNullable(patterns.get(endpoint));
  }

  /// Why [#find] answered [#NONE]. Not for the hot path, but bounded whatever the request.
  public Miss explain(RequestView request) {
    String path = NormalPath.of(request.path());
    return path.startsWith("/") ? new Nearest(root, path, request).miss() : Miss.FAR;
  }

  /// Why [#find] answers as it does. Not for the hot path.
  public Trial trial(RequestView request) {
    int found = find(request);
    if (found == NEEDS_BODY) {
      throw new IllegalArgumentException("the payload has to be known");
    }
    List<Trial.Contender> contenders = new ArrayList<>();
    Optional<String> winner = Optional.empty();
    List<Endings> endings = new ArrayList<>();
    String path = NormalPath.of(request.path());
    if (path.startsWith("/")) {
      root.collect(path, 1, endings);
    }
    for (Endings place : endings) {
      List<Candidate> answering = place.of(request.method());
      for (Candidate candidate : place.all()) {
        List<String> failing = new ArrayList<>();
        if (!answering.contains(candidate)) {
          failing.add("method " + candidate.route().method());
        }
        candidate.failing(request).forEach(it -> failing.add(it.describe()));
        Route route = candidate.route();
        if (route.endpoint() == found) {
          winner = Optional.of(route.id());
        }
        contenders.add(new Trial.Contender(route.id(), route.method(), route.path(), failing));
      }
    }
    Miss miss = winner.isPresent() ? Miss.FAR : explain(request);
    return new Trial(winner, contenders, miss.allow(), miss.nearest());
  }

  /// @param allow methods that the path would answer, sorted, where the request's is none of them
  ///   (405 and its Allow field); empty where the path is unknown or the method is not what it
  ///   fails by (404)
  /// @param nearest a sentence on the endpoint that came nearest, such as `nearest: get-product
  ///   differs in query currency`; empty where none did
  public record Miss(List<String> allow, String nearest) {
    static final Miss FAR = new Miss(List.of(), "");

    public Miss {
      allow = List.copyOf(allow);
    }
  }
}
