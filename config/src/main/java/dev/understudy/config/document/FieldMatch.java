package dev.understudy.config.document;

import dev.understudy.config.document.ValueMatch.Kind;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What is asked of one query parameter or header; all of it must hold.
public record FieldMatch(Located<String> name, List<ValueMatch> matches) {
  private static final int MAX_FIELDS = 50;

  private static final Shape<List<ValueMatch>> MATCHES =
      new ByKind<>(
          new Lazy<>(FieldMatch::word), new Lazy<>(FieldMatch::longForm), FieldMatch::isWord);

  static final Shape<List<FieldMatch>> QUERY =
      shape(
          "the conditions on the query",
          new Names("a parameter", Pattern.compile(".{1,200}"), "", "currency", List.of()));

  static final Shape<List<FieldMatch>> HEADERS =
      shape(
          "the conditions on headers",
          new Names(
              "a header",
              HeaderLine.NAME,
              "A header's name has letters, digits and `-`.",
              "accept",
              List.of()));

  public FieldMatch {
    matches = List.copyOf(matches);
  }

  private static Shape<List<FieldMatch>> shape(String noun, Names names) {
    return new NamedShape<>(noun, names, MATCHES, MAX_FIELDS) {
      @Override
      protected FieldMatch named(Scalar name, List<ValueMatch> bound) {
        return new FieldMatch(new Located<>(name.text(), Origin.of(name)), bound);
      }

      @Override
      protected String nameOf(FieldMatch field) {
        return field.name().value();
      }

      @Override
      protected List<ValueMatch> valueOf(FieldMatch field) {
        return field.matches();
      }
    };
  }

  private static boolean isWord(List<ValueMatch> matches) {
    return matches.size() == 1
        && (matches.getFirst().kind() == Kind.PRESENT || matches.getFirst().kind() == Kind.ABSENT);
  }

  /// `present` or `absent`.
  private static Shape<List<ValueMatch>> word() {
    Map<String, Kind> words = new LinkedHashMap<>();
    words.put(Kind.PRESENT.key(), Kind.PRESENT);
    words.put(Kind.ABSENT.key(), Kind.ABSENT);
    return new Mapped<>(
        Scalars.choice("a condition", words),
        (kind, node) -> List.of(new ValueMatch(kind, new Located<>("", Origin.of(node)))),
        matches -> matches.getFirst().kind());
  }

  private static Shape<List<ValueMatch>> longForm() {
    ObjectShape<List<ValueMatch>> object =
        ObjectShape.of("match", "a condition", "What is asked of a text; all of it must hold.");
    var keys = ValueMatch.TextKeys.in(object);
    object.notEmpty();
    return object.build(keys::matches, keys::write);
  }
}
