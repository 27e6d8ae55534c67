package dev.understudy.bench.soak;

/// One line of what a soak concludes.
///
/// @param figure what was found, as text with its unit
/// @param promised what it is held against; empty where nothing was promised
record Line(String what, String figure, String promised, Standing standing) {
  enum Standing {
    MET("met"),
    MISSED("**missed**"),
    NOT_ENOUGH("not enough yet"),
    NONE("");

    private final String text;

    Standing(String text) {
      this.text = text;
    }
  }

  static Line of(String what, String figure, String promised, boolean met) {
    return new Line(what, figure, promised, met ? Standing.MET : Standing.MISSED);
  }

  static Line plain(String what, String figure) {
    return new Line(what, figure, "", Standing.NONE);
  }

  String row() {
    return "| " + String.join(" | ", what, figure, promised, standing.text) + " |";
  }
}
