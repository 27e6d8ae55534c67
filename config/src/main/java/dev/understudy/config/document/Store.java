package dev.understudy.config.document;

import dev.understudy.config.shape.AnyJson;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;

/// Items in memory that endpoints list, create, read, change and delete.
///
/// @param key the member that names an item; absent: `id`
/// @param max items at once; absent: 1,000
/// @param items to begin with, and again with each scenario
public record Store(
    Located<String> id,
    Optional<Located<String>> key,
    Optional<Located<Long>> max,
    List<Located<Node>> items) {
  private static final int MOST = 100;
  private static final int MOST_ITEMS = 100_000;

  static final Shape<List<Store>> LIST =
      new NamedShape<Store, Store>("the stores", Ids.STORE, new Lazy<>(Store::shape), MOST) {
        @Override
        protected Store named(Scalar name, Store bound) {
          Located<String> id = new Located<>(name.text(), Origin.of(name));
          return new Store(id, bound.key(), bound.max(), bound.items());
        }

        @Override
        protected String nameOf(Store store) {
          return store.id().value();
        }

        @Override
        protected Store valueOf(Store store) {
          return store;
        }
      };

  public Store {
    items = List.copyOf(items);
  }

  private static Shape<Store> shape() {
    ObjectShape<Store> object =
        ObjectShape.of("store", "a store", "Items in memory that endpoints share.");
    var key =
        object.optional(
            "key",
            Scalars.text("a member's name").located(),
            "The member that names an item; `id` unless said.");
    var max =
        object.optional(
            "max",
            Scalars.integer("a number of items", 1, MOST_ITEMS).located(),
            "Items at once; 1000 unless said. All of them take 8 MiB at most.");
    var items =
        object.optional(
            "items",
            Several.list("a list of items", new AnyJson().located(), 0, MOST_ITEMS),
            "Items to begin with, and again with each scenario that is activated.");
    return object.build(
        bound ->
            new Store(
                new Located<>("", bound.origin()),
                bound.find(key),
                bound.find(max),
                bound.get(items, List.of())),
        (store, out) -> {
          out.put(key, store.key()).put(max, store.max());
          if (!store.items().isEmpty()) {
            out.put(items, store.items());
          }
        });
  }
}
