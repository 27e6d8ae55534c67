package dev.understudy.config.match;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.workflow.SessionSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The parts of a request that can tell sessions apart.
public final class SessionParts {
  private SessionParts() {}

  /// @throws MatchException where no cookie can be called so
  public static SessionSource cookie(String name) {
    return new Cookie(token(name));
  }

  /// @throws MatchException where no header can be called so
  public static SessionSource header(String name) {
    return new HeaderField(token(name));
  }

  /// RFC 9110, 5.6.2.
  private static String token(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
        throw MatchException.at(
            i, "a cookie or header cannot be called `" + name + "`", "Write a name such as `sid`.");
      }
    }
    return name;
  }

  private static Optional<String> id(Optional<String> text) {
    return text.filter(it -> !it.isEmpty() && it.length() <= SessionSource.MOST_CHARS);
  }

  /// A cookie; whoever comes without it is given one for the whole site.
  private record Cookie(String name) implements SessionSource {
    @Override
    public Optional<String> find(RequestView request, PathPattern pattern) {
      return id(Cookies.value(request, name));
    }

    @Override
    public boolean readsBody() {
      return false;
    }

    @Override
    public Optional<Header> announce(String id) {
      return Optional.of(new Header("Set-Cookie", name + "=" + id + "; Path=/; HttpOnly"));
    }
  }

  /// A header; whoever comes without it is told one in the header of that name.
  private record HeaderField(String name) implements SessionSource {
    @Override
    public Optional<String> find(RequestView request, PathPattern pattern) {
      List<String> lines = request.headers(name.toLowerCase(Locale.ROOT));
      return id(lines.stream().findFirst());
    }

    @Override
    public boolean readsBody() {
      return false;
    }

    @Override
    public Optional<Header> announce(String id) {
      return Optional.of(new Header(name, id));
    }
  }

  /// A parameter of the query.
  public record QueryParameter(String name) implements SessionSource {
    @Override
    public Optional<String> find(RequestView request, PathPattern pattern) {
      return id(Query.values(request.query(), name).stream().findFirst());
    }

    @Override
    public boolean readsBody() {
      return false;
    }

    @Override
    public Optional<Header> announce(String id) {
      return Optional.empty();
    }
  }

  /// A parameter of the path. Endpoints without it bring no id.
  public record PathParameter(String name) implements SessionSource {
    @Override
    public Optional<String> find(RequestView request, PathPattern pattern) {
      return id(Optional.ofNullable(pattern.values(request.path()).get(name)));
    }

    @Override
    public boolean readsBody() {
      return false;
    }

    @Override
    public Optional<Header> announce(String id) {
      return Optional.empty();
    }
  }

  /// A value of the payload.
  ///
  /// @param path a JSONPath
  public record BodyValue(JsonPathValue path) implements SessionSource {
    @Override
    public Optional<String> find(RequestView request, PathPattern pattern) {
      return id(request.body().flatMap(path::text));
    }

    @Override
    public boolean readsBody() {
      return true;
    }

    @Override
    public Optional<Header> announce(String id) {
      return Optional.empty();
    }
  }
}
