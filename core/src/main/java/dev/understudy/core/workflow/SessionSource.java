package dev.understudy.core.workflow;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import java.util.Optional;

/// Which part of a request tells sessions apart. Two sources are equal where they look at the same
/// part.
public interface SessionSource {
  /// The longest id that is taken; a request with a longer one has none.
  int MOST_CHARS = 256;

  /// The id that a request brings; empty where it brings none.
  ///
  /// @param pattern of the path that it asked for
  Optional<String> find(RequestView request, PathPattern pattern);

  /// Whether it looks at the payload.
  boolean readsBody();

  /// The header that tells a client the id it was given; empty where no header can.
  Optional<Header> announce(String id);
}
