package dev.understudy.core.distribution;

/// The law of an entry of the reference file.
final class ReferenceLaw {
  private ReferenceLaw() {}

  static Distribution of(String family, String text) {
    return switch (family) {
      default -> Written.law(family, text).distribution();
    };
  }
}
