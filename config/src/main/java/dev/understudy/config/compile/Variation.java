package dev.understudy.config.compile;

import dev.understudy.config.document.Response;
import java.util.List;
import java.util.Optional;

/// What a workflow makes of an endpoint, where its steps say how requests are answered.
///
/// @param endpoint number of the endpoint in the document
/// @param id of what is served: `create-order@purchase.pay`, or `create-order@purchase` in all
///   steps that say nothing of their own
/// @param step `purchase.pay`; empty where it is served in several steps
/// @param layers of the workflow and the step
/// @param response instead of the endpoint's
public record Variation(
    int endpoint, String id, String step, List<Layer> layers, Optional<Response> response) {
  public Variation {
    layers = List.copyOf(layers);
  }
}
