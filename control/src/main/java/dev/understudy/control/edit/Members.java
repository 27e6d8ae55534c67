package dev.understudy.control.edit;

import dev.understudy.config.text.JsonReader;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.control.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The members of a JSON object that a client sent.
///
/// @param what it is, in messages: `the body`
public record Members(Mapping object, String what) {
  /// A body that has to be JSON.
  ///
  /// @throws Refusal 400 where it is none
  public static Node json(String body) {
    try {
      return JsonReader.read(body);
    } catch (JsonReader.NoJsonException e) {
      throw new Refusal(400, "the body is no JSON: " + e.getMessage());
    }
  }

  /// A body that has to be an object with some of these members and no other.
  ///
  /// @throws Refusal 400 where it is none
  public static Members of(String body, String... names) {
    return of(json(body), "the body", names);
  }

  static Members of(Node node, String what, String... names) {
    if (!(node instanceof Mapping mapping)) {
      throw new Refusal(400, what + " has to be an object with " + String.join(", ", names));
    }
    Set<String> known = Set.of(names);
    for (Mapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key().text())) {
        throw new Refusal(
            400,
            what
                + " has no member \""
                + entry.key().text()
                + "\"; there are "
                + String.join(", ", names));
      }
    }
    return new Members(mapping, what);
  }

  public Optional<Node> find(String name) {
    return object.find(name);
  }

  /// A text; empty where it is not there.
  public Optional<String> text(String name) {
    return find(name)
        .map(
            node -> {
              if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING) {
                return scalar.text();
              }
              throw new Refusal(400, name + " in " + what + " has to be a text");
            });
  }

  /// A text that has to be there.
  public String needText(String name) {
    return text(name).orElseThrow(() -> new Refusal(400, what + " needs \"" + name + "\""));
  }

  /// A list that has to be there.
  public List<Node> needList(String name) {
    if (find(name).orElse(object) instanceof Sequence list) {
      return list.items();
    }
    throw new Refusal(400, what + " needs \"" + name + "\", a list");
  }
}
