package dev.understudy.config.compile;

import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Request;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.Route;
import dev.understudy.core.route.RouteProblem;
import dev.understudy.core.route.RouteProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Requests to routes, and whether each route can get a request of its own.
final class Routes {
  /// Endpoints that share a method and a path shape are compared pair by pair where their
  /// conditions leave it open.
  static final int MAX_ALIKE = 10_000;

  private final Conditions conditions;
  private final Report report;

  Routes(Report report) {
    this.conditions = new Conditions(report);
    this.report = report;
  }

  /// The routes of those endpoints that have one; the index is that of the endpoint in the list.
  List<Route> of(List<Endpoint> endpoints) {
    List<Route> routes = new ArrayList<>(endpoints.size());
    Map<String, Integer> alike = new HashMap<>();
    boolean comparable = true;
    for (int i = 0; i < endpoints.size(); i++) {
      Endpoint endpoint = endpoints.get(i);
      if (endpoint.request().isEmpty()) {
        continue;
      }
      Request request = endpoint.request().orElseThrow();
      try {
        String shape = request.method().value() + PathPattern.parse(request.path().value()).shape();
        if (alike.merge(shape, 1, Integer::sum) == MAX_ALIKE + 1) {
          comparable = false;
          report.error(
              request.origin(),
              "more than " + MAX_ALIKE + " endpoints have this method and path",
              "Tell them apart by path; conditions are compared pair by pair where their conditions leave it open.");
        }
      } catch (PathPattern.SyntaxException e) {
        report.error(request.pathAt(e.position()), String.valueOf(e.getMessage()), e.mend());
        continue;
      }
      routes.add(
          new Route(
              i,
              endpoint.id().value(),
              request.method().value(),
              request.path().value(),
              conditions.of(request)));
    }
    if (comparable) {
      RouteProblems.of(routes).forEach(problem -> report(problem, routes, endpoints));
    }
    return routes;
  }

  private void report(RouteProblem problem, List<Route> routes, List<Endpoint> endpoints) {
    Endpoint late = endpoints.get(routes.get(problem.route()).endpoint());
    Endpoint other = endpoints.get(routes.get(problem.other()).endpoint());
    if (report.isFull()) {
      report.error(late.id().origin(), "", "");
      return;
    }
    String name = other.id().value();
    Problem.Related related =
        new Problem.Related(other.id().origin().place(), name + " stands here");
    String reason = sentence(problem.reason());
    switch (problem.kind()) {
      case EQUAL ->
          report.error(
              late.id().origin(),
              "\"" + late.id().value() + "\" asks for the same requests as \"" + name + '"',
              reason + " Remove one of them, or give one a condition.",
              related);
      case SHADOWED ->
          report.error(
              late.id().origin(),
              "\"" + late.id().value() + "\" never gets a request: \"" + name + "\" takes them all",
              reason + " Remove it, or drop a condition of \"" + name + "\".",
              related);
      case TIE ->
          report.error(
              late.id().origin(),
              "a request may belong to \"" + late.id().value() + "\" and to \"" + name + '"',
              reason + " Give one of them a further condition.",
              related);
      case CONTRADICTORY ->
          report.error(
              late.id().origin(), "\"" + late.id().value() + "\" never gets a request", reason);
    }
  }

  private static String sentence(String reason) {
    return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }
}
