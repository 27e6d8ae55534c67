package dev.understudy.config.schema;

/// The JSON Schema of the language.
public final class Schemas {
  private Schemas() {}

  /// The JSON Schema (2020-12) of a configuration, pretty-printed.
  public static String configuration() {
    return "{}\n";
  }
}
