package dev.understudy.cli.serve;

import dev.understudy.cli.exit.Failures;
import dev.understudy.config.Loaded;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Problems;
import dev.understudy.config.problem.Severity;
import dev.understudy.control.revision.Changes;
import dev.understudy.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads a changed configuration and switches to it where it is valid. One that is not changes
/// nothing but the log and a counter.
final class Reloader {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

  private final Loader loader;
  private final Consumer<Plan> switchTo;
  private volatile Loaded running;
  private volatile long revision = 1;
  private volatile long rejected;

  /// @param running what the engine was started with: revision 1
  /// @param switchTo replaces the plan that runs; throws [IllegalArgumentException] where it cannot
  ///   be served, and then changes nothing
  Reloader(Loader loader, Loaded running, Consumer<Plan> switchTo) {
    this.loader = loader;
    this.running = running;
    this.switchTo = switchTo;
  }

  /// Number of the revision that runs.
  long revision() {
    return revision;
  }

  /// What runs.
  Loaded running() {
    return running;
  }

  /// Changed configurations that were not applied.
  long rejected() {
    return rejected;
  }

  /// Because a file may have changed.
  ///
  /// @return what is to be watched now
  synchronized Collection<Path> reload() {
    return load("the files were touched, but nothing has changed", false);
  }

  /// Because somebody asked (SIGHUP): answers even where nothing has changed.
  synchronized void reloadAsked() {
    load("asked to reload, but nothing has changed", true);
  }

  private Collection<Path> load(String unchanged, boolean asked) {
    Loaded loaded;
    try {
      loaded = loader.load();
    } catch (IOException e) {
      reject(Failures.reading(e).getMessage());
      return running.watched();
    }
    if (loaded.plan().isEmpty()) {
      reject(
          Problems.count(loaded.problems())
              + "\n"
              + Problems.text(loaded.problems()).stripTrailing());
    } else if (Changes.none(running, loaded)) {
      LOG.atLevel(asked ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG)
          .log("{}; revision {} runs", unchanged, revision);
    } else {
      apply(loaded);
    }
    return loaded.watched();
  }

  private void apply(Loaded loaded) {
    try {
      switchTo.accept(loaded.plan().orElseThrow());
    } catch (IllegalArgumentException e) {
      reject(String.valueOf(e.getMessage()));
      return;
    }
    String changes = Changes.describe(running, loaded);
    running = loaded;
    revision++;
    LOG.info("revision {} applied: {}", revision, changes);
    for (Problem problem : loaded.problems()) {
      if (problem.severity() == Severity.WARNING) {
        LOG.warn("{}: {}", problem.place().label(), problem.message());
      }
    }
  }

  private void reject(String why) {
    rejected++;
    LOG.error("not reloaded, revision {} runs on: {}", revision, why);
  }
}
