package dev.understudy.results.text;

/// A result file that cannot be judged, for a reason that its user can mend.
public final class ResultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param file as the user named it
  /// @param line from 1; 0 where no line is to blame
  /// @param message what is wrong, and how to mend it
  public ResultException(String file, long line, String message) {
    super(line > 0 ? file + ":" + line + ": " + message : file + ": " + message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
