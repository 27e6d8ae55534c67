package dev.understudy.control.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call of a route, read as its action needs it. What cannot be read is a [Refusal].
public final class Call {
  static final String CALLER = "understudy.caller";
  static final String BODY = "understudy.body";

  private final RoutingContext context;

  Call(RoutingContext context) {
    this.context = context;
  }

  public String method() {
    return context.request().method().name();
  }

  /// As it was sent, without the query.
  public String path() {
    return String.valueOf(context.request().path());
  }

  /// As it was sent, with the query.
  public String target() {
    return String.valueOf(context.request().uri());
  }

  /// The part of the path that the route calls `{name}`, decoded.
  public String part(String name) {
    return String.valueOf(context.pathParam(name));
  }

  /// Such as a revision's number.
  ///
  /// @throws Refusal 404 where it is no whole number from 1
  public long number(String name) {
    try {
      long number = Long.parseLong(part(name));
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below, for both
    }
    throw new Refusal(404, "there is no " + path() + ": " + part(name) + " is no number from 1");
  }

  /// A parameter of the query; empty where it is not given.
  ///
  /// @throws Refusal 400 where it is given twice
  public Optional<String> query(String name) {
    var values = context.queryParam(name);
    if (values.size() > 1) {
      throw new Refusal(400, "the parameter " + name + " is given " + values.size() + " times");
    }
    return values.stream().findFirst();
  }

  /// A whole number in the query, `least`..`most`.
  public long query(String name, long fallback, long least, long most) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      long number = Long.parseLong(text.orElseThrow());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below, for both
    }
    throw new Refusal(
        400,
        name + " has to be a whole number from " + least + " to " + most + " but is " + text.get());
  }

  /// `true` or `false` in the query; false where it is not given.
  public boolean flag(String name) {
    return switch (query(name).orElse("false")) {
      case "true", "" -> true;
      case "false" -> false;
      case String other -> throw new Refusal(400, name + " is true or false, not " + other);
    };
  }

  /// Refuses parameters that the route does not have: a misspelt one would be ignored.
  public void knows(String... names) {
    Set<String> known = Set.of(names);
    MultiMap given = context.queryParams();
    for (String name : given.names()) {
      if (!known.contains(name)) {
        throw new Refusal(
            400,
            "there is no parameter "
                + name
                + (known.isEmpty() ? "" : "; there are " + String.join(", ", names)));
      }
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /// The media type of the body in lower case, without parameters; empty where none is said.
  public String type() {
    return mediaType(header("Content-Type").orElse(""));
  }

  /// The bytes of the body; empty where there is none.
  public Buffer body() {
    @Nullable Buffer body = context.get(BODY);
    return body == null ? Buffer.buffer() : body;
  }

  /// @throws Refusal 400 where it is not UTF-8
  public String text() {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body().getBytes())).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Refusal(400, "the body is not UTF-8 text");
    }
  }

  /// The body as an object; an empty body is one without members.
  ///
  /// @throws Refusal 400 where it is none
  public JsonObject json() {
    String text = text();
    try {
      return text.isBlank() ? new JsonObject() : new JsonObject(text);
    } catch (DecodeException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Refusal(400, "the body has to be a JSON object: " + why);
    }
  }

  public Caller caller() {
    return Objects.requireNonNull(context.<Caller>get(CALLER));
  }

  /// For what an action cannot say with a [Reply].
  public RoutingContext context() {
    return context;
  }

  static String mediaType(String field) {
    int semicolon = field.indexOf(';');
    String type = semicolon < 0 ? field : field.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
