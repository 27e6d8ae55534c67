package dev.understudy.config.document;

import dev.understudy.config.shape.Bound;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.shape.Written;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.List;

/// One question about a text.
///
/// @param text what is compared with; empty for [Kind#PRESENT] and [Kind#ABSENT]
public record ValueMatch(Kind kind, Located<String> text) {
  /// How a text is compared.
  public enum Kind {
    EQUALS("equals", "The same text."),
    CONTAINS("contains", "The text occurs in it."),
    MATCHES("matches", "The whole of it matches the RE2 expression."),
    PRESENT("present", "It is there, whatever it is."),
    ABSENT("absent", "It is not there.");

    private final String key;
    private final String doc;

    Kind(String key, String doc) {
      this.key = key;
      this.doc = doc;
    }

    /// As written.
    public String key() {
      return key;
    }
  }

  /// The keys `equals`, `contains` and `matches`.
  record TextKeys(List<Field<Located<String>>> fields) {
    private static final List<Kind> KINDS = List.of(Kind.EQUALS, Kind.CONTAINS, Kind.MATCHES);

    static TextKeys in(ObjectShape<?> object) {
      Shape<Located<String>> text = Scalars.text("a text").located();
      List<Field<Located<String>>> fields = new ArrayList<>();
      for (Kind kind : KINDS) {
        fields.add(object.optional(kind.key(), text, kind.doc));
      }
      return new TextKeys(List.copyOf(fields));
    }

    List<ValueMatch> matches(Bound bound) {
      List<ValueMatch> matches = new ArrayList<>();
      for (int i = 0; i < KINDS.size(); i++) {
        Kind kind = KINDS.get(i);
        bound.find(fields.get(i)).ifPresent(text -> matches.add(new ValueMatch(kind, text)));
      }
      return List.copyOf(matches);
    }

    void write(List<ValueMatch> matches, Written out) {
      for (ValueMatch match : matches) {
        out.put(fields.get(KINDS.indexOf(match.kind())), match.text());
      }
    }
  }
}
