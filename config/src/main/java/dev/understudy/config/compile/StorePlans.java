package dev.understudy.config.compile;

import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Payload;
import dev.understudy.config.document.Response;
import dev.understudy.config.document.Store;
import dev.understudy.config.document.StoreOperation;
import dev.understudy.config.expression.JsonMembers;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.core.expression.Template;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.workflow.StoreRule;
import dev.understudy.core.workflow.StoreUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stores, and what endpoints do with them.
final class StorePlans {
  private static final long MOST_ITEMS = 1000;
  private static final Body ITEMS =
      new Body.Templated("application/json", new Template(List.of(), "from a store"));

  private final List<Store> stores;
  private final Report report;

  StorePlans(Document document, Report report) {
    this.stores = document.stores();
    this.report = report;
  }

  /// All stores, with their items checked.
  List<StoreRule> rules() {
    return stores.stream().map(this::rule).toList();
  }

  private static String key(Store store) {
    return store.key().map(Located::value).orElse("id");
  }

  private StoreRule rule(Store store) {
    List<Map<String, Object>> items = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Located<Node> item : store.items()) {
      Optional<String> key =
          item.value() instanceof Mapping mapping
              ? mapping.find(key(store)).map(SessionVariables::value).map(String::valueOf)
              : Optional.empty();
      if (key.isEmpty()) {
        report.error(
            item.origin(),
            "an item of " + store.id().value() + " needs a member `" + key(store) + "`",
            "It names the item.");
      } else if (!keys.add(key.get())) {
        report.error(
            item.origin(),
            "there are two items called " + key.get() + " in " + store.id().value(),
            "Give each its own `" + key(store) + "`.");
      } else if (SessionVariables.value(item.value()) instanceof Map<?, ?> members) {
        Map<String, Object> copy = new java.util.LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(String.valueOf(name), value));
        items.add(java.util.Collections.unmodifiableMap(copy));
      }
    }
    int most = (int) (long) store.max().map(Located::value).orElse(MOST_ITEMS);
    if (items.size() > most) {
      report.error(
          store.max().map(it -> it.origin()).orElse(store.id().origin()),
          store.id().value() + " begins with " + items.size() + " items, more than " + most,
          "Raise `max`.");
    }
    return new StoreRule(store.id().value(), key(store), most, items);
  }

  /// What is sent when an operation succeeds: the status that it usually has, unless the endpoint's
  /// response says another.
  Reply reply(StoreOperation use, Response written, Reply plain) {
    if (!(written.payload() instanceof Payload.None)) {
      report.error(
          use.origin(),
          "the payload comes from the store, and there is one in `response`",
          "Leave the payload out of the response; its status and headers stand.");
    }
    int usual =
        switch (use.kind()) {
          case LIST, READ, REPLACE, UPDATE -> 200;
          case CREATE -> 201;
          case DELETE -> 204;
        };
    return new Reply(
        written.statuses().isPresent() ? plain.statuses() : List.of(usual),
        plain.headers(),
        plain.rendered(),
        use.kind() == StoreOperation.Kind.DELETE ? Body.NONE : ITEMS);
  }

  /// What an endpoint does, its outcomes numbered; empty, and a problem reported, where it cannot.
  Optional<StoreUse> use(StoreOperation use, Endpoint endpoint, SyntheticOutcomes outcomes) {
    List<String> names = stores.stream().map(store -> store.id().value()).toList();
    int index = names.indexOf(use.store().value());
    if (index < 0) {
      report.error(
          use.store().origin(),
          "there is no store \"" + use.store().value() + '"',
          names.isEmpty()
              ? "Write it under `stores`."
              : Suggestion.of(use.store().value(), names)
                  .map(near -> "Did you mean `" + near + "`?")
                  .orElse("There is " + String.join(", ", names) + "."));
      return Optional.empty();
    }
    Optional<String> parameter = parameter(use, endpoint, key(stores.get(index)));
    return parameter.map(
        name ->
            new StoreUse(
                index,
                StoreUse.Operation.valueOf(use.kind().name()),
                name,
                JsonMembers.READER,
                outcomes.stored("no such item", 404, use.whenMissing()),
                outcomes.stored("item exists", 409, use.whenExists()),
                outcomes.stored("no item in the payload", 400, Optional.empty()),
                outcomes.stored("store full", 507, Optional.empty())));
  }

  private Optional<String> parameter(StoreOperation use, Endpoint endpoint, String key) {
    if (use.kind() == StoreOperation.Kind.LIST || use.kind() == StoreOperation.Kind.CREATE) {
      return Optional.of("");
    }
    Set<String> parameters = WorkflowPlans.parameters(endpoint);
    String wanted = use.by().map(Located::value).orElse(key);
    if (parameters.contains(wanted)) {
      return Optional.of(wanted);
    }
    if (use.by().isEmpty() && parameters.size() == 1) {
      return Optional.of(parameters.iterator().next());
    }
    report.error(
        use.by().map(Located::origin).orElse(use.origin()),
        "the path does not name the item: it has no {" + wanted + "}",
        "Write such as `GET /products/{id}`, or say the parameter by `by`.");
    return Optional.empty();
  }
}
