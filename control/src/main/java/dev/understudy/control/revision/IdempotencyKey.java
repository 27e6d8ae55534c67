package dev.understudy.control.revision;

/// Marks a change that a client may send again because it has not seen the answer: it is applied
/// once.
///
/// @param key as the client chose it, at most 200 characters
/// @param request digest of what was asked: the same key with another request is a mistake
public record IdempotencyKey(String key, String request) {
  private static final int MAX_KEY = 200;

  public IdempotencyKey {
    if (key.isEmpty() || key.length() > MAX_KEY) {
      throw new IllegalArgumentException(
          "an Idempotency-Key has 1 to " + MAX_KEY + " characters but has " + key.length());
    }
  }

  /// Of a request: method and target, the expected state, and the body.
  public static IdempotencyKey of(String key, String target, String ifMatch, byte[] body) {
    return new IdempotencyKey(key, Digest.of(target + "\n" + ifMatch + "\n", body));
  }
}
