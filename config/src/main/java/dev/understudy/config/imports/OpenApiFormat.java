package dev.understudy.config.imports;

import dev.understudy.config.openapi.convert.ImportOptions;
import dev.understudy.config.openapi.convert.ImportReport;
import dev.understudy.config.openapi.convert.OpenApiImport;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import java.util.Optional;

/// An API description.
record OpenApiFormat() implements Importer {
  @Override
  public String format() {
    return "openapi";
  }

  @Override
  public String description() {
    return "An API description: OpenAPI 3 or Swagger 2.0, YAML or JSON.";
  }

  @Override
  public boolean merges() {
    return true;
  }

  @Override
  public Optional<Made> configuration(Source source, Optional<Source> into, Report report) {
    return OpenApiImport.of(source, ImportOptions.standard(), into, report)
        .map(it -> new Made(it.text(), Optional.of(ImportReport.json(it))));
  }
}
