package dev.understudy.config.imports;

import java.util.List;
import java.util.Optional;

/// Every format that can be imported.
public final class Importers {
  /// In the order in which they are shown.
  public static final List<Importer> ALL = List.of(new OwnFormat(), new OpenApiFormat());

  private Importers() {}

  public static Optional<Importer> find(String format) {
    return ALL.stream().filter(each -> each.format().equals(format)).findFirst();
  }
}
