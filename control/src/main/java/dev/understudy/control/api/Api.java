package dev.understudy.control.api;

import dev.understudy.control.Instance;
import dev.understudy.control.Monitor;
import dev.understudy.control.attempt.AttemptResource;
import dev.understudy.control.edit.ActiveText;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.verification.ResultFileResource;
import dev.understudy.control.verification.VerificationResource;
import java.util.List;

/// Every resource of the admin API.
public final class Api {
  private Api() {}

  public static List<Resource> resources(
      Instance instance, Monitor monitor, Configurator configurator) {
    ActiveText text = new ActiveText(configurator);
    return List.of(
        new HealthResource(instance),
        new MetricsResource(instance),
        new ScenarioResource(instance),
        new ClockResource(instance),
        new SessionResource(instance),
        new ExplainResource(instance),
        new MatchResource(instance),
        new AttemptResource(instance),
        new CatalogueResource(),
        new PreviewResource(instance),
        new PredictResource(instance, monitor.predictions()),
        new StatusResource(instance, monitor, configurator),
        new StatsResource(instance, monitor),
        new HistoryResource(monitor),
        new TrafficResource(monitor),
        new EventsResource(monitor),
        new ResetResource(instance),
        new RevisionResource(configurator),
        new VerificationResource(instance::evidence),
        new ResultFileResource(instance::running),
        new ConfigResource(text),
        new TextResource(configurator),
        new ImportResource(text),
        new SectionResource("endpoints", true, text),
        new SectionResource("groups", true, text),
        new SectionResource("workflows", true, text),
        new SectionResource("windows", true, text),
        new SectionResource("dependencies", true, text),
        new SectionResource("scenarios", false, text),
        new DefaultsResource(text),
        new OpenApiResource());
  }
}
