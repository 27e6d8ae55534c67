package dev.understudy.results.text;

/// One line is not what its format promises; the reader goes on with the next.
public final class FieldException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FieldException(String reason) {
    super(reason, null, false, false); // thrown for each broken line: no stack trace
  }

  /// Why the line is broken.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
