package dev.understudy.results.verify;

import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.route.Router;
import dev.understudy.results.row.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the endpoint of a row, by the plan's own router where there is a URL or path, else by what
/// the test calls it: the endpoint's id, `GET /path`, or a path.
final class Attribution {
  /// No endpoint; [#why] tells.
  static final int NONE = -1;

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

  private final Router router;
  private final Map<String, Integer> byId = new HashMap<>();
  private final int only;
  private String why = "";

  /// @param only the endpoint of rows that say nothing of themselves, or [#NONE]
  Attribution(Plan plan, int only) {
    router = plan.router();
    this.only = only;
    List<EndpointPlan> endpoints = plan.endpoints();
    for (int i = 0; i < endpoints.size(); i++) {
      byId.put(endpoints.get(i).id(), i);
    }
  }

  /// The endpoint's index, or [#NONE].
  int find(Row row) {
    why = "";
    String label = row.label();
    if (row.target().isEmpty() && label.isEmpty()) {
      if (only == NONE) {
        why = "the file does not say which endpoint: name one with --endpoint";
      }
      return only;
    }
    int found = row.target().isEmpty() ? NONE : routed(row.method(), row.target(), row.sent());
    if (found != NONE) {
      return found;
    }
    Integer named = byId.get(label);
    if (named != null && (row.target().isEmpty() || undecided())) {
      return named;
    }
    if (row.target().isEmpty()) {
      int blank = label.indexOf(' ');
      String method = blank > 0 ? label.substring(0, blank) : "";
      if (METHODS.contains(method)) {
        return routed(method, label.substring(blank + 1).strip(), row.sent());
      }
      if (label.startsWith("/") || label.contains("://")) {
        return routed(row.method(), label, row.sent());
      }
      why = "no endpoint has this id";
    }
    return NONE;
  }

  /// Why the last row has no endpoint.
  String why() {
    return why;
  }

  private boolean undecided() {
    return !why.equals(NO_ROUTE);
  }

  private static final String NO_ROUTE = "no endpoint answers it";

  private int routed(String method, String target, Optional<Row.Sent> sent) {
    if (!method.isEmpty()) {
      return route(new Request(method, target, sent));
    }
    int found = NONE;
    for (String each : METHODS) {
      int endpoint = route(new Request(each, target, sent));
      if (endpoint == NONE && undecided()) {
        return NONE;
      }
      if (endpoint != NONE && found != NONE && endpoint != found) {
        why = "several endpoints have this path, and the file does not tell the method";
        return NONE;
      }
      found = endpoint == NONE ? found : endpoint;
    }
    return found;
  }

  private int route(Request request) {
    int found = router.find(request);
    if (found == Router.NEEDS_BODY || request.blind) {
      why = "the endpoint depends on headers or payload, which the file does not tell";
      return NONE;
    }
    why = found == Router.NONE ? NO_ROUTE : "";
    return found == Router.NONE ? NONE : found;
  }

  /// A row as the router sees a request. Remembers whether something was asked that is not known.
  private static final class Request implements RequestView {
    private final String method;
    private final String path;
    private final String query;
    private final Optional<Row.Sent> sent;
    private boolean blind;

    Request(String method, String target, Optional<Row.Sent> sent) {
      this.method = method;
      this.sent = sent;
      int scheme = target.indexOf("://");
      int start = scheme < 0 ? 0 : indexOrEnd(target, '/', '?', scheme + 3);
      int end = indexOrEnd(target, '#', '#', start);
      int mark = target.indexOf('?', start);
      int pathEnd = mark < 0 || mark > end ? end : mark;
      String written = target.substring(start, pathEnd);
      path = written.isEmpty() ? "/" : written;
      query = pathEnd == end ? "" : target.substring(pathEnd + 1, end);
    }

    private static int indexOrEnd(String text, char a, char b, int from) {
      for (int i = from; i < text.length(); i++) {
        if (text.charAt(i) == a || text.charAt(i) == b) {
          return i;
        }
      }
      return text.length();
    }

    @Override
    public String method() {
      return method;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public String query() {
      return query;
    }

    @Override
    public List<String> headers(String name) {
      blind |= sent.isEmpty();
      return sent.map(it -> it.headers().getOrDefault(name, List.of())).orElse(List.of());
    }

    @Override
    public Optional<byte[]> body() {
      return sent.map(Row.Sent::body);
    }
  }
}
