package dev.understudy.core.expression;

import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an expression can see of one request: the request itself, the session that it belongs to,
/// and how it was decided, as far as that is known already. One thread at a time.
public final class Facts {
  /// The value `null` of JSON.
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  /// A session as expressions see it.
  public interface SessionView {
    /// What it is told apart by.
    String id();

    /// The step that it is in.
    String step();

    /// Steps taken, this one included.
    long count();

    /// The value of a variable.
    ///
    /// @param index of the variable in its workflow
    Object variable(int index);
  }

  /// How the request was decided.
  ///
  /// @param key of the draws
  /// @param ordinal how many requests of the endpoint came before it
  public record Fate(
      long key,
      long ordinal,
      int status,
      String outcome,
      long responseNanos,
      long waitNanos,
      long serviceNanos) {}

  /// Hears of expressions that have no value.
  public interface Complaints {
    void failed(Expression expression, String why);
  }

  private final Optional<RequestView> request;
  private final Optional<PathPattern> pattern;
  private final long epochNanos;
  private final Complaints complaints;
  private @Nullable Map<String, String> path;
  private @Nullable Object body;
  private @Nullable SessionView session;
  private @Nullable Fate fate;
  private @Nullable Shelf shelf;

  /// @param request empty where time alone moves a session
  /// @param pattern of the endpoint's path
  /// @param epochNanos now, UTC since 1970
  public Facts(
      Optional<RequestView> request,
      Optional<PathPattern> pattern,
      long epochNanos,
      Complaints complaints) {
    this.request = request;
    this.pattern = pattern;
    this.epochNanos = epochNanos;
    this.complaints = complaints;
  }

  /// The request.
  ///
  /// @throws NoValueException where there is none
  public RequestView request() throws NoValueException {
    return request.orElseThrow(() -> new NoValueException("there is no request"));
  }

  /// The value of a parameter of the path.
  public String path(String name) throws NoValueException {
    Map<String, String> values = path;
    if (values == null) {
      String sent = request().path();
      values = pattern.map(it -> it.values(sent)).orElse(Map.of());
      path = values;
    }
    String value = values.get(name);
    if (value == null) {
      throw new NoValueException("the path has no " + name);
    }
    return value;
  }

  /// The payload, as `reader` reads it; read once.
  ///
  /// @param reader empty where it cannot be read
  public Object body(Function<byte[], Optional<Object>> reader) throws NoValueException {
    Object read = body;
    if (read == null) {
      byte[] bytes = request().body().orElse(new byte[0]);
      read = reader.apply(bytes).orElseThrow(() -> new NoValueException("the payload is not JSON"));
      body = read;
    }
    return read;
  }

  /// The session.
  public SessionView session() throws NoValueException {
    SessionView seen = session;
    if (seen == null) {
      throw new NoValueException("there is no session");
    }
    return seen;
  }

  /// Gives a session to look at.
  public void session(SessionView seen) {
    session = seen;
  }

  /// How the request was decided.
  public Fate fate() throws NoValueException {
    Fate known = fate;
    if (known == null) {
      throw new NoValueException("nothing has been decided yet");
    }
    return known;
  }

  /// Gives what was decided.
  public void fate(Fate decided) {
    fate = decided;
  }

  /// What is shared by all requests.
  public Shelf shelf() throws NoValueException {
    Shelf known = shelf;
    if (known == null) {
      throw new NoValueException("nothing is shared");
    }
    return known;
  }

  /// Gives what is shared.
  public void shelf(Shelf shared) {
    shelf = shared;
  }

  /// Now, in nanoseconds UTC since 1970.
  public long epochNanos() {
    return epochNanos;
  }

  /// Counts an expression that has no value.
  public void failed(Expression expression, NoValueException why) {
    complaints.failed(expression, String.valueOf(why.getMessage()));
  }
}
