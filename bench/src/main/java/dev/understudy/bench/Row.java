package dev.understudy.bench;

/// One line of the table.
///
/// @param what was measured
/// @param ours our figure, as text with its unit
/// @param beside the figures of the same run it is to be read against; empty where there are none
/// @param budget what was promised; empty where nothing was
/// @param verdict whether the promise holds
record Row(String what, String ours, String beside, String budget, Verdict verdict) {
  enum Verdict {
    MET("met"),
    MISSED("**missed**"),
    NONE("");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static Verdict of(boolean met) {
      return met ? MET : MISSED;
    }
  }
}
