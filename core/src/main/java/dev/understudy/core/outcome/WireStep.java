package dev.understudy.core.outcome;

/// One thing done to the connection when a [Fault] strikes. The engine performs the steps in order,
/// from the request's deadline on.
public sealed interface WireStep {
  /// Status line and header fields of the reply, with the Content-Length of its whole payload or as
  /// a chunked message.
  record Head(boolean chunked) implements WireStep {}

  /// The bytes of the payload from one share of it to another, 0..1; as one chunk where the head
  /// was chunked.
  record Payload(double from, double to) implements WireStep {}

  /// These bytes as they are.
  record Raw(byte[] bytes) implements WireStep {}

  /// Nothing is sent for a time; `FOREVER` means until the client goes away.
  record Silence(long nanos) implements WireStep {
    public static final long FOREVER = Long.MAX_VALUE;
  }

  /// An orderly end (FIN).
  record Close() implements WireStep {}

  /// A hard end (RST): what the client has not read yet may be lost.
  record Reset() implements WireStep {}

  /// The reply is complete; the connection may serve its next request.
  record Done() implements WireStep {}
}
