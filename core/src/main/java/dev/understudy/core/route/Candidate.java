package dev.understudy.core.route;

import java.util.List;

/// A route whose method and path hold: its conditions are left. Those on the payload come last.
final class Candidate {
  private final Route route;
  private final PathPattern pattern;
  private final Condition[] onHead;
  private final Condition[] onBody;

  Candidate(Route route, PathPattern pattern) {
    this.route = route;
    this.pattern = pattern;
    onHead = select(route.conditions(), false);
    onBody = select(route.conditions(), true);
  }

  private static Condition[] select(List<Condition> conditions, boolean body) {
    return conditions.stream().filter(c -> c.readsBody() == body).toArray(Condition[]::new);
  }

  Route route() {
    return route;
  }

  PathPattern pattern() {
    return pattern;
  }

  /// The endpoint where all conditions hold, [Router#NONE] where one does not, [Router#NEEDS_BODY]
  /// where only the payload can tell.
  int ask(RequestView request) {
    for (Condition condition : onHead) {
      if (!condition.holds(request)) {
        return Router.NONE;
      }
    }
    if (onBody.length > 0) {
      if (request.body().isEmpty()) {
        return Router.NEEDS_BODY;
      }
      for (Condition condition : onBody) {
        if (!condition.holds(request)) {
          return Router.NONE;
        }
      }
    }
    return route.endpoint();
  }

  /// The conditions that surely fail; those on a payload that has not been read are left out.
  List<Condition> failing(RequestView request) {
    return route.conditions().stream()
        .filter(c -> !(c.readsBody() && request.body().isEmpty()))
        .filter(c -> !c.holds(request))
        .toList();
  }
}
