package dev.understudy.control.http;

import dev.understudy.config.problem.Problem;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A call that is not answered as asked; becomes a problem document (RFC 9457).
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient List<Problem> problems;
  private final transient JsonObject members;

  /// @param status of HTTP, 400..599
  /// @param detail one sentence: what, why, how to mend
  public Refusal(int status, String detail) {
    this(status, detail, List.of(), new JsonObject());
  }

  /// Of a text: 422 with the located problems.
  public static Refusal of(String detail, List<Problem> problems) {
    return new Refusal(422, detail, problems, new JsonObject());
  }

  private Refusal(int status, String detail, List<Problem> problems, JsonObject members) {
    super(detail, null, false, false);
    this.status = status;
    this.problems = List.copyOf(problems);
    this.members = members;
  }

  /// The same with one more member in the document, such as the current state at a conflict.
  public Refusal with(String name, Object value) {
    return new Refusal(status, detail(), problems, members.copy().put(name, value));
  }

  public int status() {
    return status;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Problem> problems() {
    return problems;
  }

  JsonObject members() {
    return members;
  }
}
