package dev.understudy.core.outcome;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.expression.Template;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.util.List;
import java.util.Optional;

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

  /// One of several payloads, by chance.
  ///
  /// @param examples in order, at least one
  record Examples(String contentType, List<Example> examples) implements Body {
    public Examples {
      examples = List.copyOf(examples);
    }

    /// That of request n.
    public Example chosen(long key, long n) {
      double u = Streams.uniform(key, n, Purpose.BODY);
      for (Example example : examples) {
        if (u < example.below()) {
          return example;
        }
      }
      return examples.getLast(); // shares are rounded
    }

    /// The one of that name.
    public Optional<Example> named(String name) {
      return examples.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    @Override
    public long length(long key, long n) {
      return chosen(key, n).body().length(key, n);
    }
  }

  /// One of several payloads.
  ///
  /// @param below shares of it and of those before it, up to 1
  /// @param body constant or a text with expressions
  record Example(String name, double below, Body body) {}

  /// No payload.
  Body NONE = new Fixed("", new byte[0]);
}
