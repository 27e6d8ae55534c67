package dev.understudy.core.outcome;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.expression.Template;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;

/// The payload of a reply. Made once per plan; a request builds one only where it is a template.
public sealed interface Body {
  /// The media type, empty for none.
  String contentType();

  /// Length in bytes of request n's payload.
  long length(long key, long n);

  /// A constant payload. The array belongs to the body and is not to be changed.
  record Fixed(String contentType, byte[] bytes) implements Body {
    @Override
    public long length(long key, long n) {
      return bytes.length;
    }
  }

  /// A payload of drawn length: prefix, the filler repeated, suffix. Its length is never below
  /// prefix + suffix.
  ///
  /// @param filler repeated from its start as often as needed and cut; the array belongs to the
  ///   body
  /// @param size the length's law, in bytes
  record Generated(
      String contentType, byte[] prefix, byte[] filler, byte[] suffix, Distribution size)
      implements Body {
    @Override
    public long length(long key, long n) {
      double drawn = size.sample(Streams.uniform(key, n, Purpose.BODY));
      return Math.max((long) prefix.length + suffix.length, (long) Math.rint(drawn));
    }
  }

  /// A text with expressions in it, made for each request.
  record Templated(String contentType, Template template) implements Body {
    /// That of what is constant: the rest shows only when a request has come.
    @Override
    public long length(long key, long n) {
      return template.literalBytes();
    }
  }

  /// No payload.
  Body NONE = new Fixed("", new byte[0]);
}
