package dev.understudy.core.distribution;

/// Says why a set of parameters is not a distribution, in words for the person who wrote them: what
/// was seen, why it cannot be, what is attainable, and the form that would do. The caller adds
/// where it stands.
public final class ParameterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;
  private final String mend;

  /// @param parameter the key at fault, as written; empty where it is the set of keys
  /// @param message what was seen and why it cannot be
  /// @param mend what to write instead
  public ParameterException(String parameter, String message, String mend) {
    super(message);
    this.parameter = parameter;
    this.mend = mend;
  }

  public String parameter() {
    return parameter;
  }

  public String mend() {
    return mend;
  }
}
