package dev.understudy.control.fleet;

import dev.understudy.control.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scenarios of this instance, kept in step with those of its fleet: what is asked here happens
/// everywhere at the same instant, and what is asked elsewhere here.
public final class FleetScenarios implements Scenarios, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetScenarios.class);

  private final Scenarios here;
  private final SharedForce shared;
  private final ReentrantLock one = new ReentrantLock(true);
  private InForce applied;
  private long unknown; // number of a change whose scenario there is not here
  private AutoCloseable following = () -> {};

  private FleetScenarios(Scenarios here, SharedForce shared, InForce applied) {
    this.here = here;
    this.shared = shared;
    this.applied = applied;
  }

  /// Takes over what the fleet is in; the first instance says what that is.
  ///
  /// @param here of this instance alone
  public static FleetScenarios join(Scenarios here, SharedForce shared) {
    InForce own =
        new InForce(1, 1, here.active(), here.time(), Instant.now(), here.speed(), here.isPaused());
    boolean first = shared.begin(own);
    FleetScenarios fleet =
        new FleetScenarios(
            here, shared, first ? own : new InForce(0, 0, "", Duration.ZERO, own.at(), 1, false));
    fleet.catchUp();
    if (!first) {
      LOG.info("the fleet is in scenario {}, {} s in", here.active(), here.time().toSeconds());
    }
    fleet.following = shared.follow(fleet::catchUp);
    return fleet;
  }

  @Override
  public String active() {
    return here.active();
  }

  @Override
  public List<String> all() {
    return here.all();
  }

  @Override
  public Duration time() {
    return here.time();
  }

  @Override
  public Instant origin() {
    return here.origin();
  }

  @Override
  public double speed() {
    return here.speed();
  }

  @Override
  public boolean isPaused() {
    return here.isPaused();
  }

  @Override
  public void activate(String id, Duration offset, double speed) {
    if (!here.all().contains(id)) {
      throw new IllegalArgumentException("there is no scenario " + id);
    }
    change((now, from) -> now.activated(id, offset, speed, from));
  }

  @Override
  public void pause() {
    change((now, from) -> now.stopped(true, from));
  }

  @Override
  public void resume() {
    change((now, from) -> now.stopped(false, from));
  }

  @Override
  public void jump(Duration to) {
    change((now, from) -> now.jumped(to, from));
  }

  @Override
  public void speed(double factor) {
    change((now, from) -> now.scaled(factor, from));
  }

  /// Written, told, waited for, done.
  private void change(BiFunction<InForce, Instant, InForce> change) {
    shared.change(now -> change.apply(now, Instant.now().plus(shared.lead())));
    catchUp();
  }

  /// Does what was changed last, at its instant.
  private void catchUp() {
    one.lock();
    try {
      shared.read().filter(it -> it.number() != applied.number()).ifPresent(this::enter);
    } finally {
      one.unlock();
    }
  }

  private void enter(InForce next) {
    Moment.await(next.at());
    if (!here.all().contains(next.scenario())) {
      if (unknown != next.number()) {
        LOG.warn(
            "the fleet is in scenario {}, which the configuration that runs here does not have;"
                + " scenario {} stays in force",
            next.scenario(),
            here.active());
        unknown = next.number();
      }
      return; // its revision may be on the way; it is looked at again
    }
    if (next.activation() != applied.activation()) {
      here.activate(next.scenario(), next.timeAt(Instant.now()), next.speed());
    } else if (next.speed() != here.speed()) {
      here.speed(next.speed());
    }
    if (next.paused()) {
      here.pause();
    } else if (here.isPaused()) {
      here.resume();
    }
    if (next.activation() == applied.activation() || next.paused()) {
      here.jump(next.timeAt(Instant.now()));
    }
    applied = next;
  }

  @Override
  public void close() {
    try {
      following.close();
    } catch (Exception e) {
      LOG.debug("the fleet's follower did not end well", e);
    }
  }
}
