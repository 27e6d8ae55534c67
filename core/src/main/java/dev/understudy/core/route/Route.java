package dev.understudy.core.route;

import java.util.List;

/// What a request must be to belong to an endpoint.
///
/// @param endpoint index of the endpoint in its plan
/// @param id the endpoint's id, for messages
/// @param method in upper case; GET answers HEAD too
/// @param path as written, such as `/products/{id}`; see [PathPattern]
/// @param conditions all of them must hold
public record Route(
    int endpoint, String id, String method, String path, List<Condition> conditions) {
  public Route {
    conditions = List.copyOf(conditions);
  }
}
