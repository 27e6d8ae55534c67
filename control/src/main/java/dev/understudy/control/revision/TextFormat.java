package dev.understudy.control.revision;

import java.util.Locale;

/// What a text is written in.
public enum TextFormat {
  YAML,
  JSON;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// JSON where the text begins like an object, else YAML.
  public static TextFormat of(String text) {
    return text.stripLeading().startsWith("{") ? JSON : YAML;
  }
}
