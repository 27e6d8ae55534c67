package dev.understudy.config.match;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import dev.understudy.core.route.Condition;
import dev.understudy.core.route.RequestView;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSONPath that selects something in the payload, and a test that one of the selected values
/// meets.
///
/// Strings are tested as they are; a number equals a text of the same value; `true`, `false`,
/// `null`, objects and arrays are tested as their compact JSON.
public final class JsonPathCondition implements Condition {
  private static final Configuration SELECT =
      Configuration.builder()
          .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();
  private static final Configuration COMPUTE = Configuration.builder().build();
  private static final Pattern FUNCTION = Pattern.compile("\\.(\\w+)\\(");
  private static final Pattern POSITION = Pattern.compile("(?:position|index) (\\d{1,9})");

  private final JsonPath path;
  private final boolean computes; // ends in a function, such as length()
  private final String text;
  private final ValueTest test;

  private JsonPathCondition(JsonPath path, String text, ValueTest test) {
    this.path = path;
    this.computes = path.read(Map.of(), SELECT) == null;
    this.text = text;
    this.test = test;
  }

  /// @param path such as `$.items[0].sku`
  /// @param test of the selected values; [ValueTest#present] where selecting one is enough
  /// @throws MatchException where `path` is no JSONPath
  public static JsonPathCondition of(String path, ValueTest test) {
    if (!path.startsWith("$")) {
      throw MatchException.at(
          0, "`" + path + "` is no JSONPath: it begins with $", "Write `$." + path + "`.");
    }
    int regex = path.indexOf("=~");
    if (regex >= 0) {
      throw MatchException.at(
          regex,
          "a JSONPath here takes no =~, whose expressions may run without end",
          "Select the value and test it with `matches:`.");
    }
    int open = openBracket(path);
    if (open >= 0) {
      throw MatchException.at(
          open, "`" + path + "` is no JSONPath: a bracket is left open", "Close it with ].");
    }
    try {
      JsonPathCondition condition = new JsonPathCondition(JsonPath.compile(path), path, test);
      if (condition.computes) {
        checkFunctions(path);
      }
      return condition;
    } catch (InvalidPathException e) {
      String reason = String.valueOf(e.getMessage());
      throw MatchException.at(
          position(reason, path),
          "`" + path + "` is no JSONPath: " + reason,
          "Write a path such as `$.items[0].sku`.");
    }
  }

  /// The library looks a function up only once its operand is there, so each is tried on one.
  private static void checkFunctions(String path) {
    Matcher function = FUNCTION.matcher(path);
    while (function.find()) {
      try {
        JsonPath.compile("$." + function.group(1) + "()").<Object>read(Map.of(), COMPUTE);
      } catch (PathNotFoundException e) {
        continue; // it exists and wants another operand
      } catch (InvalidPathException e) {
        throw MatchException.at(
            function.start(1),
            "`" + path + "` is no JSONPath: there is no function " + function.group(1),
            "Use length(), min(), max(), avg() or sum().");
      } catch (JsonPathException e) {
        continue; // likewise
      }
    }
  }

  /// Index of a `[` that is never closed, or -1; the library takes the path as if it were not
  /// there.
  private static int openBracket(String path) {
    int depth = 0;
    int outermost = -1;
    char quote = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[') {
        outermost = depth++ == 0 ? i : outermost;
      } else if (c == ']') {
        depth--;
      }
    }
    return depth > 0 && quote == 0 ? outermost : -1;
  }

  private static int position(String reason, String path) {
    Matcher position = POSITION.matcher(reason);
    return position.find()
        ? Math.min(Integer.parseInt(position.group(1)), path.length() - 1)
        : MatchException.NOWHERE;
  }

  @Override
  public boolean holds(RequestView request) {
    return request.body().flatMap(Json::value).map(this::selects).orElse(false);
  }

  private boolean selects(Object json) {
    List<@Nullable Object> selected = selected(json);
    if (test instanceof ValueTest.Absent) {
      return selected.isEmpty();
    }
    for (Object value : selected) {
      if (holds(value)) {
        return true;
      }
    }
    return false;
  }

  private List<@Nullable Object> selected(Object json) {
    if (!computes) {
      return path.read(json, SELECT);
    }
    try {
      Object computed = path.read(json, COMPUTE);
      return computed == null ? List.of() : List.of(computed);
    } catch (InvalidPathException e) {
      if (e instanceof PathNotFoundException) {
        return List.of();
      }
      throw e;
    } catch (JsonPathException e) {
      return List.of(); // sum() of what are no numbers
    }
  }

  private boolean holds(@Nullable Object value) {
    return switch (value) {
      case String string -> test.holds(string);
      case Number number when test instanceof ValueTest.Equal equal ->
          equal.holds(new BigDecimal(number.toString()));
      case null -> test.holds("null");
      case Map<?, ?> _, Collection<?> _ -> test.holds(Json.MAPPER.writeValueAsString(value));
      default -> test.holds(value.toString());
    };
  }

  @Override
  public boolean readsBody() {
    return true;
  }

  @Override
  public String subject() {
    return "body " + text;
  }

  @Override
  public String describe() {
    return subject() + " " + test.describe();
  }

  /// A path that selects several values may meet different tests with each.
  @Override
  public boolean excludes(Condition other) {
    return other instanceof JsonPathCondition that
        && path.isDefinite()
        && text.equals(that.text)
        && (onlyValue().isPresent() && that.onlyValue().isPresent()
            ? !onlyValue().equals(that.onlyValue())
            : !isNumeric() && !that.isNumeric() && test.excludes(that.test));
  }

  @Override
  public boolean implies(Condition other) {
    return other instanceof JsonPathCondition that
        && text.equals(that.text)
        && (test.equals(that.test) || that.test instanceof ValueTest.Present);
  }

  /// Numbers in one form, because 12.5 and 12.50 are the same value.
  @Override
  public Optional<String> onlyValue() {
    if (!path.isDefinite() || !(test instanceof ValueTest.Equal(var value))) {
      return Optional.empty();
    }
    return Optional.of(
        ValueTest.number(value)
            .map(number -> number.stripTrailingZeros().toString())
            .orElse(value));
  }

  /// How a number is written in a payload is open, so little is known about parts of its text.
  private boolean isNumeric() {
    return test instanceof ValueTest.Equal(var value) && ValueTest.number(value).isPresent();
  }
}
