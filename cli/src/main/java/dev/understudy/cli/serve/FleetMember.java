package dev.understudy.cli.serve;

import dev.understudy.control.Scenarios;
import dev.understudy.control.fleet.FleetScenarios;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.engine.Engine;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scenarios of an instance, which are those of its fleet where it shares its store.
///
/// @param fleet empty for an instance of its own
record FleetMember(Scenarios scenarios, Optional<FleetScenarios> fleet) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetMember.class);

  /// @param begin what this instance was to begin with; a fleet that runs already is not changed
  static FleetMember of(RevisionStore store, Engine engine, ServeOptions.Begin begin) {
    Scenarios own = new EngineScenarios(engine);
    Optional<FleetScenarios> fleet = store.force().map(shared -> FleetScenarios.join(own, shared));
    if (fleet.isPresent() && begin.scenario().filter(it -> !it.equals(own.active())).isPresent()) {
      LOG.warn(
          "--scenario {} is for the first instance of a fleet; this one is in {}:"
              + " `understudy activate` switches all",
          begin.scenario().get(),
          own.active());
    }
    return new FleetMember(fleet.isPresent() ? fleet.get() : own, fleet);
  }

  @Override
  public void close() {
    fleet.ifPresent(FleetScenarios::close);
  }
}
