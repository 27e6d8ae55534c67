package dev.understudy.engine;

import dev.understudy.core.route.RequestView;
import java.util.Arrays;

/// Who is told of requests. It may change at any time; an event loop reads it once or twice a
/// request, and nobody there costs a request no more than that.
final class Observers {
  private static final RequestObserver[] NOBODY = {};

  private volatile RequestObserver[] ofAll = NOBODY;
  private volatile RequestObserver[] ofUnmatched = NOBODY;

  /// Tells `observer` of every request.
  synchronized void add(RequestObserver observer) {
    ofAll = with(ofAll, observer);
  }

  /// Tells `observer` of requests that belong to no endpoint.
  synchronized void addForUnmatched(RequestObserver observer) {
    ofUnmatched = with(ofUnmatched, observer);
  }

  /// Tells `observer` no more.
  synchronized void remove(RequestObserver observer) {
    ofAll = without(ofAll, observer);
    ofUnmatched = without(ofUnmatched, observer);
  }

  /// Whether somebody wants the header fields of the request.
  boolean wantHeaders(RequestView head) {
    for (RequestObserver observer : ofAll) {
      if (observer.wantsHeaders(head)) {
        return true;
      }
    }
    return false;
  }

  /// Those that are told; nobody's array is empty.
  RequestObserver[] told(boolean unmatched) {
    RequestObserver[] all = ofAll;
    RequestObserver[] more = unmatched ? ofUnmatched : NOBODY;
    if (more.length == 0) {
      return all;
    }
    RequestObserver[] both = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, both, all.length, more.length);
    return both;
  }

  private static RequestObserver[] with(RequestObserver[] some, RequestObserver one) {
    RequestObserver[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one;
    return more;
  }

  private static RequestObserver[] without(RequestObserver[] some, RequestObserver one) {
    return Arrays.stream(some).filter(each -> each != one).toArray(RequestObserver[]::new);
  }
}
