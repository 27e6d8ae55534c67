package dev.understudy.config.imports;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import java.util.Optional;

/// A configuration of ours, taken as it is.
record OwnFormat() implements Importer {
  @Override
  public String format() {
    return "understudy";
  }

  @Override
  public String description() {
    return "A configuration of Understudy, YAML or JSON.";
  }

  @Override
  public boolean merges() {
    return false;
  }

  @Override
  public Optional<Made> configuration(Source source, Optional<Source> into, Report report) {
    return Optional.of(new Made(source.text(), Optional.empty()));
  }
}
