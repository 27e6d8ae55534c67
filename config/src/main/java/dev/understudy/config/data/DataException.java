package dev.understudy.config.data;

/// Says what is wrong with a data file, and where in it.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;
  private final String mend;

  /// @param line from 1; 0 where the whole file is meant
  /// @param message what is wrong, without the place
  /// @param mend what to do; may be empty
  DataException(String file, int line, String message, String mend) {
    super(message);
    this.file = file;
    this.line = line;
    this.mend = mend;
  }

  /// `latency.csv:17`, or the file alone.
  public String place() {
    return line == 0 ? file : file + ":" + line;
  }

  /// As the caller named it.
  public String file() {
    return file;
  }

  /// From 1; 0 where the whole file is meant.
  public int line() {
    return line;
  }

  /// What to do; may be empty.
  public String mend() {
    return mend;
  }
}
