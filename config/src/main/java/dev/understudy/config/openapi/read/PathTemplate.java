package dev.understudy.config.openapi.read;

import dev.understudy.core.route.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path of an API description, written as one of ours.
///
/// @param path with `{name}` for whole segments
/// @param query conditions on the query: some descriptions tell operations apart by it
/// @param parameters names of parameters as described that take a whole segment, and ours
/// @param notes what had to be changed, for the report
public record PathTemplate(
    String path, Map<String, String> query, Map<String, String> parameters, List<String> notes) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

  public PathTemplate {
    query = Map.copyOf(query);
    parameters = Map.copyOf(parameters);
    notes = List.copyOf(notes);
  }

  /// @param base the server's base path: empty, or `/v1`
  /// @param template as described: `/pets/{petId}.json?kind=dog#note`
  /// @throws PathPattern.SyntaxException where no path of ours says it
  public static PathTemplate of(String base, String template) {
    List<String> notes = new ArrayList<>();
    String rest = template;
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      notes.add("what stands behind # is never sent to a server");
      rest = rest.substring(0, hash);
    }
    Map<String, String> query = new LinkedHashMap<>();
    int mark = rest.indexOf('?');
    if (mark >= 0) {
      conditions(rest.substring(mark + 1), query);
      rest = rest.substring(0, mark);
    }
    String whole = base + (rest.startsWith("/") || rest.isEmpty() ? rest : "/" + rest);
    StringBuilder path = new StringBuilder();
    List<String> names = new ArrayList<>();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String segment : (whole.isEmpty() ? "/" : whole).substring(1).split("/", -1)) {
      path.append('/').append(segment(segment, names, parameters, notes));
    }
    PathPattern.parse(path.toString());
    return new PathTemplate(path.toString(), query, parameters, notes);
  }

  private static void conditions(String text, Map<String, String> query) {
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && !pair.contains("{")) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
  }

  private static String segment(
      String segment, List<String> names, Map<String, String> whole, List<String> notes) {
    Matcher parameters = PARAMETER.matcher(segment);
    if (!parameters.find()) {
      return segment.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D");
    }
    String name = name(parameters.group(1));
    boolean part = parameters.start() > 0 || parameters.end() < segment.length();
    if (part) {
      notes.add("`" + segment + "` is taken as one parameter, whatever stands in the segment");
    }
    String own = name;
    for (int i = 2; names.contains(own); i++) {
      own = name + i;
    }
    if (!own.equals(parameters.group(1))) {
      notes.add("the parameter {" + parameters.group(1) + "} is called {" + own + "}");
    }
    names.add(own);
    if (!part) {
      whole.putIfAbsent(parameters.group(1), own);
    }
    return "{" + own + "}";
  }

  private static String name(String written) {
    String name = written.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    if (name.isEmpty()) {
      return "part";
    }
    char first = name.charAt(0);
    return Character.isDigit(first) || first == '-' ? "p" + name : name;
  }
}
