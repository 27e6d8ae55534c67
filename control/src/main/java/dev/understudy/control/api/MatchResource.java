package dev.understudy.control.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.route.Trial;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// `match`: which endpoint a request belongs to, and why the others do not get it.
record MatchResource(Instance instance) implements Resource {
  // What the engine lets through: ASCII without blanks, every % followed by two digits.
  private static final Pattern TARGET = Pattern.compile("/[!-~]{0,8000}");
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  @Override
  public void mount(Routes routes) {
    routes.ask("/api/v1/match").upTo(Asked.MOST_TEXT_BYTES).answers(this::match);
  }

  private Reply match(Call call) {
    JsonObject body = call.json();
    Asked.knows(body, "method", "target", "headers", "body", "text");
    Request request = Request.of(body);
    Trial trial = Asked.configuration(body, instance).plan().orElseThrow().router().trial(request);
    JsonObject json = new JsonObject().put("winner", trial.winner().orElse(null));
    JsonArray contenders = new JsonArray();
    boolean won = false;
    for (Trial.Contender each : trial.contenders()) {
      boolean wins = trial.winner().filter(each.endpoint()::equals).isPresent();
      contenders.add(
          new JsonObject()
              .put("endpoint", each.endpoint())
              .put("request", each.method() + " " + each.path())
              .put("wins", wins)
              .put("failing", new JsonArray(each.failing()))
              .put("why", why(each, wins, won)));
      won |= wins;
    }
    return Reply.json(
        json.put("contenders", contenders)
            .put("allow", new JsonArray(trial.allow()))
            .put("nearest", trial.nearest()));
  }

  private static String why(Trial.Contender contender, boolean wins, boolean won) {
    if (wins) {
      return "answers: everything it asks for is there";
    }
    if (!contender.failing().isEmpty()) {
      return "asks for " + String.join(" and ", contender.failing());
    }
    return won
        ? "would answer, but comes after: a literal beats a parameter, more conditions beat fewer"
        : "would answer";
  }

  /// @param headers by name in lower case
  private record Request(
      String method,
      String path,
      String query,
      Map<String, List<String>> headers,
      Optional<byte[]> body)
      implements RequestView {
    static Request of(JsonObject asked) {
      String target =
          Asked.text(asked, "target")
              .filter(it -> TARGET.matcher(it).matches() && !BROKEN_ESCAPE.matcher(it).find())
              .orElseThrow(
                  () ->
                      new Refusal(
                          400,
                          "target has to be a path such as /products/7?page=2, as a client sends"
                              + " it"));
      int mark = target.indexOf('?');
      return new Request(
          Asked.text(asked, "method").orElse("GET").toUpperCase(Locale.ROOT),
          mark < 0 ? target : target.substring(0, mark),
          mark < 0 ? "" : target.substring(mark + 1),
          fields(asked.getValue("headers")),
          Optional.of(Asked.text(asked, "body").orElse("").getBytes(UTF_8)));
    }

    private static Map<String, List<String>> fields(
        @org.jspecify.annotations.Nullable Object given) {
      Map<String, List<String>> fields = new HashMap<>();
      if (given == null) {
        return fields;
      }
      if (!(given instanceof JsonObject object)) {
        throw new Refusal(400, "headers has to be an object of names and texts");
      }
      for (String name : object.fieldNames()) {
        List<String> values = new ArrayList<>();
        Object value = object.getValue(name);
        if (value instanceof JsonArray several) {
          several.forEach(each -> values.add(String.valueOf(each)));
        } else {
          values.add(String.valueOf(value));
        }
        fields.put(name.toLowerCase(Locale.ROOT), values);
      }
      return fields;
    }

    @Override
    public List<String> headers(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
  }
}
