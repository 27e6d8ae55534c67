package dev.understudy.core.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The routes that end at one place of the trie, by method; of one method, those with more
/// conditions first.
final class Endings {
  private static final Endings NONE = new Endings(new String[0], new Candidate[0][]);

  private final String[] methods;
  private final Candidate[][] candidates;

  private Endings(String[] methods, Candidate[][] candidates) {
    this.methods = methods;
    this.candidates = candidates;
  }

  boolean isEmpty() {
    return methods.length == 0;
  }

  /// The endpoint of the first candidate that holds, [Router#NONE] or [Router#NEEDS_BODY].
  int choose(RequestView request) {
    if (methods.length == 0) {
      return Router.NONE;
    }
    String method = request.method();
    int found = choose(method, request);
    return found == Router.NONE && method.equals("HEAD") ? choose("GET", request) : found;
  }

  private int choose(String method, RequestView request) {
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].equals(method)) {
        for (Candidate candidate : candidates[i]) {
          int found = candidate.ask(request);
          if (found != Router.NONE) {
            return found;
          }
        }
      }
    }
    return Router.NONE;
  }

  /// The candidates that answer the method, in the order in which they are asked.
  List<Candidate> of(String method) {
    List<Candidate> answering = new ArrayList<>();
    for (String answered : method.equals("HEAD") ? List.of(method, "GET") : List.of(method)) {
      int i = Arrays.asList(methods).indexOf(answered);
      if (i >= 0) {
        answering.addAll(Arrays.asList(candidates[i]));
      }
    }
    return answering;
  }

  /// All candidates, whatever their method.
  List<Candidate> all() {
    return Arrays.stream(candidates).flatMap(Arrays::stream).toList();
  }

  /// The methods answered, HEAD among them where GET is.
  List<String> methods() {
    List<String> answered = new ArrayList<>(Arrays.asList(methods));
    if (answered.contains("GET") && !answered.contains("HEAD")) {
      answered.add("HEAD");
    }
    return answered;
  }

  /// One of the candidates, to speak of the place.
  Candidate first() {
    return candidates[0][0];
  }

  /// Endings in the making.
  static final class Builder {
    private final Map<String, List<Candidate>> byMethod = new LinkedHashMap<>();

    void add(Candidate candidate) {
      byMethod.computeIfAbsent(candidate.route().method(), _ -> new ArrayList<>()).add(candidate);
    }

    Endings build() {
      if (byMethod.isEmpty()) {
        return NONE;
      }
      return new Endings(
          byMethod.keySet().toArray(String[]::new),
          byMethod.values().stream()
              .map(
                  candidates ->
                      candidates.stream()
                          .sorted(Comparator.comparingInt(c -> -c.route().conditions().size()))
                          .toArray(Candidate[]::new))
              .toArray(Candidate[][]::new));
    }
  }
}
