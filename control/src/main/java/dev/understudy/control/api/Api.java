package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Resource;
import java.util.List;

/// Every resource of the admin API.
public final class Api {
  private Api() {}

  public static List<Resource> resources(Instance instance) {
    return List.of(
        new HealthResource(instance),
        new MetricsResource(instance),
        new ScenarioResource(instance),
        new OpenApiResource());
  }
}
