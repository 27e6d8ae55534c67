package dev.understudy.config.match;

/// Says why the text of a matcher is none. The caller adds where the text stands.
public final class MatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// No single character is at fault.
  public static final int NOWHERE = -1;

  private final int position;
  private final String pointer;
  private final String mend;

  private MatchException(String message, int position, String pointer, String mend) {
    super(message);
    this.position = position;
    this.pointer = pointer;
    this.mend = mend;
  }

  static MatchException at(int position, String message, String mend) {
    return new MatchException(message, position, "", mend);
  }

  static MatchException inSchema(String pointer, String message, String mend) {
    return new MatchException(message, NOWHERE, pointer, mend);
  }

  /// Index of the character at fault in the text, from 0, or [#NOWHERE].
  public int position() {
    return position;
  }

  /// JSON pointer of the place at fault inside a schema; empty where it is the whole.
  public String pointer() {
    return pointer;
  }

  /// What to write instead; may be empty.
  public String mend() {
    return mend;
  }
}
