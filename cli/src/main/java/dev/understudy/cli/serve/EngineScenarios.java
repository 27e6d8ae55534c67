package dev.understudy.cli.serve;

import dev.understudy.control.Scenarios;
import dev.understudy.engine.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's scenarios as the admin port sees them.
record EngineScenarios(Engine engine) implements Scenarios {
  private static final Logger LOG = LoggerFactory.getLogger(EngineScenarios.class);

  @Override
  public String active() {
    return engine.scenario();
  }

  @Override
  public List<String> all() {
    return engine.scenarios();
  }

  @Override
  public Duration time() {
    return engine.scenarioTime();
  }

  @Override
  public Instant origin() {
    return engine.scenarioOrigin();
  }

  @Override
  public void activate(String id, Duration offset, double speed) {
    engine.activate(id, offset, speed);
    LOG.info("scenario {} is in force", id);
  }

  @Override
  public void pause() {
    engine.pause();
    LOG.info("the scenario's time is paused");
  }

  @Override
  public void resume() {
    engine.resume();
    LOG.info("the scenario's time goes on");
  }

  @Override
  public void jump(Duration to) {
    engine.jump(to);
    LOG.info("the scenario's time is {} s", to.toNanos() / 1e9);
  }

  @Override
  public void speed(double factor) {
    engine.speed(factor);
    LOG.info("the scenario's time runs {} times as fast", factor);
  }

  @Override
  public double speed() {
    return engine.scenarioClock().speed();
  }

  @Override
  public boolean isPaused() {
    return engine.scenarioClock().paused();
  }
}
