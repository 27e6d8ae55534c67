package dev.understudy.results.row;

import java.util.Locale;

/// How a request failed for the client, apart from its status.
public enum ErrorKind {
  /// There is a whole reply, or the format does not tell of any failure.
  NONE,
  /// The connection ended, or what came was no whole HTTP reply: reset, closed, cut short, garbage.
  BROKEN,
  /// The client gave up waiting.
  TIMEOUT,
  /// There was no connection: refused, no such host. Says nothing of the endpoint.
  UNREACHABLE,
  /// A whole reply that a check of the client did not like.
  CHECK,
  /// The client calls it a failure and does not say why; no status.
  FAILED;

  /// The kind that a tool's message tells of. The wording of Java, Go, Python and Netty clients.
  public static ErrorKind ofMessage(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (containsAny(
        text,
        "connection refused",
        "connection_refused",
        "name_not_resolved",
        "connectexception",
        "no such host",
        "unknownhost",
        "name or service not known",
        "no route to host",
        "connect timed out",
        "connection timed out",
        "cannot assign requested address",
        "dial tcp",
        "dial:")) {
      return UNREACHABLE;
    }
    if (containsAny(text, "timeout", "timed out", "deadline exceeded")) {
      return TIMEOUT;
    }
    if (containsAny(
        text,
        "reset",
        "closed",
        "broken pipe",
        "eof",
        "nohttpresponse",
        "failed to respond",
        "premature",
        "remotedisconnected",
        "connectionerror",
        "chunk",
        "malformed",
        "protocol",
        "content-length",
        "incompleteread",
        "badstatusline",
        "socketexception",
        "ioexception",
        "connection aborted",
        "invalid version format",
        "empty_response",
        "err_connection")) {
      return BROKEN;
    }
    return FAILED;
  }

  private static boolean containsAny(String text, String... words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
