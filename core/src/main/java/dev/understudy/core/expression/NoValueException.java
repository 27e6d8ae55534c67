package dev.understudy.core.expression;

/// An expression has no value for this request: a part of it is missing or of another type, or a
/// bound was met. Made without a stack trace: it tells of the request, not of the program.
public final class NoValueException extends Exception {
  private static final long serialVersionUID = 1;

  /// @param why in a sentence without a full stop
  public NoValueException(String why) {
    super(why, null, false, false);
  }
}
