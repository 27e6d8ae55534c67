package dev.understudy.control.revision;

import java.util.Locale;

/// How a revision came to be.
public enum Origin {
  FILE,
  API,
  UI,
  IMPORT,
  ROLLBACK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
