package dev.understudy.config.document;

import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an endpoint does with a store.
///
/// @param store its name
/// @param by parameter of the path that names the item; absent: the one called as the key, or the
///   only one
/// @param whenMissing absent: status 404
/// @param whenExists absent: status 409
public record StoreOperation(
    Kind kind,
    Located<String> store,
    Optional<Located<String>> by,
    Optional<Response> whenMissing,
    Optional<Response> whenExists,
    Origin origin) {
  /// What is done.
  public enum Kind {
    LIST("Answers with all items."),
    READ("Answers with the item that the path names."),
    CREATE("Takes the payload as a new item: 201 and where it is."),
    REPLACE("Takes the payload instead of the item that the path names."),
    UPDATE("Merges the payload into the item that the path names (RFC 7396)."),
    DELETE("Takes the item away that the path names: 204.");

    private final String doc;

    Kind(String doc) {
      this.doc = doc;
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static final Shape<StoreOperation> SHAPE = new Lazy<>(StoreOperation::shape);

  private static Shape<StoreOperation> shape() {
    ObjectShape<StoreOperation> object =
        ObjectShape.of("storeOperation", "a use of a store", "What an endpoint does with a store.");
    Map<Kind, Field<Located<String>>> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, object.optional(kind.key(), Scalars.text("a store").located(), kind.doc));
    }
    object.exactlyOne(List.of(Kind.values()).stream().map(Kind::key).toList());
    var by =
        object.optional(
            "by",
            Scalars.text("a parameter").located(),
            "The parameter of the path that names the item.");
    var whenMissing =
        object.optional("whenMissing", Response.SHAPE, "Where there is no such item; status 404.");
    var whenExists =
        object.optional("whenExists", Response.SHAPE, "Where there is one already; status 409.");
    object.needs("whenExists", Kind.CREATE.key());
    return object.buildIf(
        bound -> {
          Optional<StoreOperation> made = Optional.empty();
          for (Map.Entry<Kind, Field<Located<String>>> kind : kinds.entrySet()) {
            Optional<Located<String>> store = bound.find(kind.getValue());
            if (store.isPresent()) {
              made =
                  Optional.of(
                      new StoreOperation(
                          kind.getKey(),
                          store.get(),
                          bound.find(by),
                          bound.find(whenMissing),
                          bound.find(whenExists),
                          bound.origin()));
            }
          }
          return made;
        },
        (use, out) ->
            out.put(java.util.Objects.requireNonNull(kinds.get(use.kind())), use.store())
                .put(by, use.by())
                .put(whenMissing, use.whenMissing())
                .put(whenExists, use.whenExists()));
  }
}
