package dev.understudy.control;

import dev.understudy.control.api.Api;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import java.util.List;

/// Every resource of the admin API over an instance that stands still.
public final class Served {
  private Served() {}

  public static List<Resource> resources(Configurator configurator) {
    StillInstance instance = new StillInstance(Health.GOOD);
    return Api.resources(instance, Monitor.still(instance, 0), configurator);
  }
}
