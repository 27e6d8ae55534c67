package dev.understudy.config.document;

import dev.understudy.config.document.ValueMatch.Kind;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Mapped;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Several.Names;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What is asked of one query parameter or header; all of it must hold.
public record FieldMatch(Located<String> name, List<ValueMatch> matches) {
  private static final int MAX_FIELDS = 50;

  private static final Shape<List<ValueMatch>> MATCHES =
      new ByKind<>(word(), longForm(), FieldMatch::isWord);

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
    return Several.named(
        noun,
        names,
        MATCHES,
        MAX_FIELDS,
        named -> new FieldMatch(new Located<>(named.name(), Origin.of(named.key())), named.value()),
        field -> field.name().value(),
        FieldMatch::matches);
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
    var keys = ValueMatch.TextKeys.in(object, matches -> matches);
    object.notEmpty();
    return object.build(keys::matches);
  }
}
