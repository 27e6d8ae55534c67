package dev.understudy.config.shape;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A mapping with known keys. Keys are declared one by one; [#build] says how they make a value.
///
/// Binding goes on after a problem, so that all problems of a text come at once: a key whose value
/// could not be bound is absent in what [#build]'s function sees. A value made of such keys is fit
/// for further checks, not for a plan; no plan is made of a text with an error.
public final class ObjectShape<T> {
  private record Alternatives(List<String> names, int least, int most) {}

  private record Needs(String name, String needed) {}

  private final String name;
  private final String noun;
  private final String doc;
  private final Map<String, Field<?>> fields = new LinkedHashMap<>();
  private final Map<String, String> elsewhere = new LinkedHashMap<>();
  private final List<Alternatives> alternatives = new ArrayList<>();
  private boolean notEmpty;
  private final List<Needs> needs = new ArrayList<>();
  private final List<BiConsumer<Bound, Report>> checks = new ArrayList<>();

  private ObjectShape(String name, String noun, String doc) {
    this.name = name;
    this.noun = noun;
    this.doc = doc;
  }

  /// @param name in the schema's `$defs`
  /// @param noun in messages, with its article: `an endpoint`
  /// @param doc one line for the reference
  public static <T> ObjectShape<T> of(String name, String noun, String doc) {
    return new ObjectShape<>(name, noun, doc);
  }

  /// Declares a key that may be left out.
  public <V> Field<V> optional(String key, Shape<V> shape, String keyDoc) {
    return declare(new Field<>(fields.size(), key, shape, false, keyDoc));
  }

  /// Declares a key that must be there.
  public <V> Field<V> required(String key, Shape<V> shape, String keyDoc) {
    return declare(new Field<>(fields.size(), key, shape, true, keyDoc));
  }

  private <V> Field<V> declare(Field<V> field) {
    if (fields.put(field.name(), field) != null) {
      throw new IllegalStateException(noun + " has the key " + field.name() + " twice");
    }
    return field;
  }

  /// Of these keys exactly one must be written.
  public ObjectShape<T> exactlyOne(List<String> names) {
    alternatives.add(new Alternatives(List.copyOf(names), 1, 1));
    return this;
  }

  /// Of these keys at most one may be written.
  public ObjectShape<T> atMostOne(String... names) {
    alternatives.add(new Alternatives(List.of(names), 0, 1));
    return this;
  }

  /// Of these keys at least one must be written.
  public ObjectShape<T> atLeastOne(String... names) {
    alternatives.add(new Alternatives(List.of(names), 1, names.length));
    return this;
  }

  /// The mapping may not be empty.
  public ObjectShape<T> notEmpty() {
    notEmpty = true;
    return this;
  }

  /// `key` may be written only beside `needed`.
  public ObjectShape<T> needs(String key, String needed) {
    needs.add(new Needs(key, needed));
    return this;
  }

  /// A key that is often written here and belongs elsewhere.
  ///
  /// @param help where, in a sentence
  public ObjectShape<T> elsewhere(String key, String help) {
    elsewhere.put(key, help);
    return this;
  }

  /// A check of what the keys say together, beyond what the schema can tell.
  public ObjectShape<T> check(BiConsumer<Bound, Report> check) {
    checks.add(check);
    return this;
  }

  /// The shape of values that can be made whatever keys are absent.
  public Shape<T> build(Function<Bound, T> make, BiConsumer<T, Written> write) {
    return buildIf(bound -> Optional.of(make.apply(bound)), write);
  }

  /// The shape of values that cannot be made without some keys.
  ///
  /// @param make empty where such a key is absent, which has been reported then
  /// @param write puts each key that need be written
  public Shape<T> buildIf(Function<Bound, Optional<T>> make, BiConsumer<T, Written> write) {
    return new Shape<>() {
      @Override
      public Optional<T> bind(Node node, Report report) {
        return node instanceof Mapping mapping
            ? make.apply(bindKeys(mapping, report))
            : Scalars.refuse(node, noun, keysHelp(), report);
      }

      @Override
      public Node write(T value) {
        Written written = new Written();
        write.accept(value, written);
        return written.mapping();
      }

      @Override
      public Node schema(Definitions definitions) {
        return definitions.reference(name, () -> ObjectShape.this.schema(definitions));
      }
    };
  }

  private Bound bindKeys(Mapping mapping, Report report) {
    Bound bound = new Bound(mapping, fields.size());
    Set<String> meant = Set.of();
    for (Mapping.Entry entry : mapping.entries()) {
      Field<?> field = fields.get(entry.key().text());
      if (field == null) {
        meant = new LinkedHashSet<>(meant);
        meant.add(unknown(entry.key(), report));
      } else {
        bound.put(field, entry.value(), field.shape().bind(entry.value(), report).orElse(null));
      }
    }
    checkKeys(mapping, bound, meant, report);
    for (BiConsumer<Bound, Report> check : checks) {
      check.accept(bound, report);
    }
    return bound;
  }

  /// Reports the key; answers with the key that was probably meant, or "".
  private String unknown(Scalar key, Report report) {
    String message = "unknown key \"" + key.text() + '"';
    String known = elsewhere.get(key.text());
    if (known != null) {
      report.error(key, message, known);
      return "";
    }
    if (key.text().equals("<<")) {
      String help =
          "Merge keys are no part of YAML 1.2. What endpoints share stands in `defaults`.";
      report.error(key, message, help);
      return "";
    }
    String meant = Suggestion.of(key.text(), fields.keySet()).orElse("");
    String question = meant.isEmpty() ? "" : " Did you mean `" + meant + "`?";
    report.error(key, message, keysHelp() + question);
    return meant;
  }

  private String keysHelp() {
    String keys = Words.and(fields.keySet());
    return Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + " has " + keys + ".";
  }

  /// @param meant keys that are misspelt: what is missing is reported already
  private void checkKeys(Mapping mapping, Bound bound, Set<String> meant, Report report) {
    for (Field<?> field : fields.values()) {
      if (field.required() && !bound.has(field) && !meant.contains(field.name())) {
        report.error(mapping.name(), noun + " needs `" + field.name() + "`", field.doc());
      }
    }
    if (notEmpty && mapping.entries().isEmpty()) {
      report.error(mapping.name(), noun + " says nothing", keysHelp());
    }
    for (Alternatives choice : alternatives) {
      checkChoice(choice, mapping, meant, report);
    }
    for (Needs need : needs) {
      if (has(need.name(), bound) && !has(need.needed(), bound)) {
        report.error(
            mapping.find(need.name()).orElseThrow().name(),
            "`" + need.name() + "` needs `" + need.needed() + "` beside it",
            "");
      }
    }
  }

  private boolean has(String key, Bound bound) {
    Field<?> field = fields.get(key);
    return field != null && bound.has(field);
  }

  private void checkChoice(Alternatives choice, Mapping mapping, Set<String> meant, Report report) {
    List<Scalar> found = new ArrayList<>(1);
    for (Mapping.Entry entry : mapping.entries()) {
      if (choice.names().contains(entry.key().text())) {
        found.add(entry.key());
      }
    }
    if (found.size() > choice.most()) {
      report.error(
          found.get(1),
          noun + " has `" + found.get(1).text() + "` beside `" + found.get(0).text() + '`',
          "It takes one of " + Words.or(choice.names()) + ".",
          new Problem.Related(found.get(0).place(), "the other one"));
    } else if (found.size() < choice.least() && meant.isEmpty()) {
      report.error(
          mapping.name(),
          noun + " says nothing of what it is",
          "It needs one of " + Words.or(choice.names()) + ".");
    }
  }

  private Node schema(Definitions definitions) {
    SchemaText schema = SchemaText.type("object").with("description", doc);
    Map<String, Node> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Field<?> field : fields.values()) {
      properties.put(
          field.name(), SchemaText.described(field.shape().schema(definitions), field.doc()));
      if (field.required()) {
        required.add(field.name());
      }
    }
    schema.with("properties", Mapping.of(properties)).with("additionalProperties", false);
    if (!required.isEmpty()) {
      schema.words("required", required);
    }
    if (notEmpty) {
      schema.with("minProperties", 1);
    }
    List<Node> all = new ArrayList<>();
    for (Alternatives choice : alternatives) {
      List<Node> one = new ArrayList<>();
      choice
          .names()
          .forEach(key -> one.add(new SchemaText().words("required", List.of(key)).node()));
      if (choice.least() == 0) {
        Node any = SchemaText.anyOf(one);
        one.add(new SchemaText().with("not", any).node());
      }
      String keyword = choice.most() == 1 ? "oneOf" : "anyOf";
      all.add(new SchemaText().with(keyword, Sequence.of(one)).node());
    }
    if (!all.isEmpty()) {
      schema.with("allOf", all);
    }
    if (!needs.isEmpty()) {
      Map<String, Node> dependent = new LinkedHashMap<>();
      needs.forEach(
          need -> dependent.put(need.name(), Sequence.of(List.of(Scalar.string(need.needed())))));
      schema.with("dependentRequired", Mapping.of(dependent));
    }
    return schema.node();
  }
}
