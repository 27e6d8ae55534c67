package dev.understudy.control.revision;

/// Who makes a change, and why.
///
/// @param author at most 100 characters
/// @param address where it comes from; empty for a file
/// @param reason at most 1,000 characters; may be empty
public record Attribution(String author, String address, String reason, Origin origin) {
  private static final int MAX_AUTHOR = 100;
  private static final int MAX_REASON = 1_000;

  public Attribution {
    bound("author", author, MAX_AUTHOR);
    bound("reason", reason, MAX_REASON);
  }

  private static void bound(String what, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          what + " may have " + most + " characters but has " + text.length());
    }
    if (text.chars().anyMatch(each -> each < ' ')) {
      throw new IllegalArgumentException(what + " has to be one line of text");
    }
  }

  public Attribution because(String changed) {
    return new Attribution(author, address, changed, origin);
  }
}
