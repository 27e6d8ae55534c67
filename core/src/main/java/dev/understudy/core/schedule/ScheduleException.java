package dev.understudy.core.schedule;

/// Says why times that a person wrote cannot be, in words for that person. The caller adds where it
/// stands.
public final class ScheduleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final String mend;

  /// @param key the key at fault, as written
  /// @param message what was seen and why it cannot be
  /// @param mend what to write instead
  public ScheduleException(String key, String message, String mend) {
    super(message);
    this.key = key;
    this.mend = mend;
  }

  public String key() {
    return key;
  }

  public String mend() {
    return mend;
  }
}
