package dev.understudy.control.revision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as 64 hexadecimal digits.
public final class Digest {
  private Digest() {}

  /// Of a text in UTF-8.
  public static String of(String text) {
    return of("", text.getBytes(UTF_8));
  }

  static String of(String begin, byte[] rest) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(begin.getBytes(UTF_8));
      return HexFormat.of().formatHex(sha.digest(rest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
