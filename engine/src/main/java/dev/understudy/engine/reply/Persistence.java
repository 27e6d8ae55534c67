package dev.understudy.engine.reply;

/// How the connection goes on after a reply, and what the reply says of it (RFC 9112, 9.3).
public enum Persistence {
  /// HTTP/1.1 goes on unless something is said.
  PERSISTENT(""),
  /// HTTP/1.0 ends unless something is said.
  KEPT_ALIVE("Connection: keep-alive\r\n"),
  CLOSING("Connection: close\r\n");

  final String field;

  Persistence(String field) {
    this.field = field;
  }
}
