package dev.understudy.cli.serve;

import dev.understudy.cli.exit.Failures;
import dev.understudy.config.problem.Problems;
import dev.understudy.control.revision.Attribution;
import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Outcome;
import dev.understudy.control.revision.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Loads a changed configuration file and hands it to the [Configurator]. One that is not valid
/// changes nothing but the log and a counter.
final class Reloader {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
  private static final Attribution FILE =
      new Attribution("file", "", "the file changed", Origin.FILE);

  private final Loader loader;
  private final Configurator configurator;
  private List<Path> watched;
  private volatile long unreadable;

  /// @param watched what the configuration was read from
  Reloader(Loader loader, Configurator configurator, List<Path> watched) {
    this.loader = loader;
    this.configurator = configurator;
    this.watched = watched;
  }

  /// How often the files could not be read.
  long unreadable() {
    return unreadable;
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
    try {
      Loader.Reading reading = loader.load();
      watched = reading.loaded().watched();
      switch (configurator.applyFile(Change.of(reading.text(), FILE), reading.loaded())) {
        case Outcome.Refused refused ->
            reject(
                Problems.count(refused.problems())
                    + "\n"
                    + Problems.text(refused.problems()).stripTrailing());
        case Outcome.Unchanged same ->
            LOG.atLevel(asked ? Level.INFO : Level.DEBUG)
                .log("{}; revision {} runs", unchanged, same.revision().number());
        case Outcome.Conflict conflict -> reject("the revision store has a newer revision");
        case Outcome.Applied _, Outcome.KeyReused _ -> {} // the configurator has told
      }
    } catch (IOException e) {
      unreadable++;
      reject(Failures.reading(e).getMessage());
    } catch (StoreException e) {
      reject(String.valueOf(e.getMessage()));
    }
    return watched;
  }

  private void reject(String why) {
    LOG.error(
        "not reloaded, revision {} runs on: {}", configurator.active().revision().number(), why);
  }
}
