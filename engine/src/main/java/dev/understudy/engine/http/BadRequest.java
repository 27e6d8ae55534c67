package dev.understudy.engine.http;

/// A request that is refused: the status to answer with and a sentence that says why. The
/// connection ends with that answer, since what follows cannot be told apart from the request.
public final class BadRequest extends Exception {
  private static final long serialVersionUID = 1;
  private final int status;

  /// @param status such as 400, 413, 414, 431, 501, 505
  /// @param sentence for the person who reads the answer
  public BadRequest(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  static BadRequest malformed(String sentence) {
    return new BadRequest(400, sentence);
  }

  public int status() {
    return status;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// A byte as a message shows it: itself where it can be seen, else its number.
  static String show(byte b) {
    return b > ' ' && b < 0x7f ? "\"" + (char) b + "\"" : String.format("0x%02X", b & 0xff);
  }
}
