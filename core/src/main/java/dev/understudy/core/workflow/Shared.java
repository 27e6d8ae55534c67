package dev.understudy.core.workflow;

import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.expression.Shelf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What all requests share: counters and stores. Both outlive reloads, a store as long as its
/// description is the same; a scenario begins with stores as they are described.
public final class Shared implements Shelf {
  private final Counters counters;
  private final List<Store> stores;

  private Shared(Counters counters, List<Store> stores) {
    this.counters = counters;
    this.stores = List.copyOf(stores);
  }

  /// From the beginning.
  public static Shared start(List<StoreRule> rules) {
    return new Shared(new Counters(), rules.stream().map(Store::new).toList());
  }

  /// After the document changed.
  public Shared reloaded(List<StoreRule> rules) {
    Map<StoreRule, Store> known = new HashMap<>();
    stores.forEach(store -> known.put(store.rule(), store));
    List<Store> next = new ArrayList<>();
    for (StoreRule rule : rules) {
      Store kept = known.get(rule);
      next.add(kept != null ? kept : new Store(rule));
    }
    return new Shared(counters, next);
  }

  /// After a scenario was activated.
  public Shared activated() {
    return new Shared(counters, stores.stream().map(store -> new Store(store.rule())).toList());
  }

  @Override
  public long next(String counter) throws NoValueException {
    return counters.next(counter);
  }

  /// A store by its index.
  public Store store(int index) {
    return stores.get(index);
  }
}
