package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.YamlWriter;
import java.util.List;
import java.util.Optional;

/// A configuration as written.
///
/// @param name of the service that is stood in for
/// @param seed of all draws; absent: the caller's
/// @param cors whether browsers of other origins are let in
/// @param expose what replies tell about the decision
/// @param defaults the lowest layer of every endpoint
/// @param validate whether requests have to be as their endpoints say
/// @param prefer whether a request may wish for a reply by the header `Prefer`
/// @param schemas what schemas refer to
/// @param endpoints in the order of the text
/// @param dependencies what is called
/// @param groups endpoints that behave differently together
/// @param workflows sessions that walk through steps
/// @param stores items in memory
/// @param windows behaviour that holds for a time
/// @param scenarios named states of the whole service
/// @param active the scenario to begin with; absent: the first
public record Document(
    Optional<Located<String>> name,
    Optional<Located<Long>> seed,
    Optional<Located<Boolean>> cors,
    Optional<Located<Expose>> expose,
    Optional<Located<Boolean>> validate,
    Optional<Located<Boolean>> prefer,
    List<NamedSchema> schemas,
    Optional<Located<Behaviour>> defaults,
    List<Endpoint> endpoints,
    List<Dependency> dependencies,
    List<Group> groups,
    List<Workflow> workflows,
    List<Store> stores,
    List<Window> windows,
    List<Scenario> scenarios,
    Optional<Located<String>> active) {
  /// The version of the language that is read and written.
  public static final long VERSION = 1;

  /// How a configuration is written.
  public static final Shape<Document> SHAPE = shape();

  public Document {
    schemas = List.copyOf(schemas);
    endpoints = List.copyOf(endpoints);
    dependencies = List.copyOf(dependencies);
    groups = List.copyOf(groups);
    workflows = List.copyOf(workflows);
    stores = List.copyOf(stores);
    windows = List.copyOf(windows);
    scenarios = List.copyOf(scenarios);
  }

  /// The document of a tree; problems are reported. Empty where the tree is no mapping.
  public static Optional<Document> bind(Node root, Report report) {
    return SHAPE.bind(root, report);
  }

  /// As YAML text that binds to an equal document.
  public String write() {
    return YamlWriter.write(SHAPE.write(this));
  }

  private static Shape<Document> shape() {
    ObjectShape<Document> object =
        ObjectShape.of("configuration", "a configuration", "A service to stand in for.");
    var version =
        object.required(
            "version",
            Scalars.integer("the version of the language", VERSION, VERSION),
            "The version of the language: 1.");
    var name =
        object.optional("name", Scalars.text("a name").located(), "What the service is called.");
    var seed =
        object.optional(
            "seed",
            Scalars.integer("a seed", Long.MIN_VALUE, Long.MAX_VALUE).located(),
            "Of all draws: the same seed gives the same draws, request by request.");
    var cors =
        object.optional(
            "cors",
            Scalars.BOOLEAN.located(),
            "Whether browsers of other origins are let in; preflights are answered.");
    var expose =
        object.optional(
            "expose",
            Expose.SHAPE.located(),
            "What replies tell about the decision; nothing unless asked for.");
    var validate =
        object.optional(
            "validate",
            Endpoint.VALIDATE.located(),
            "`requests`: they have to be as their endpoints' `accepts` says, else 400, 415 or 422.");
    var prefer =
        object.optional(
            "prefer",
            Scalars.BOOLEAN.located(),
            "true: a request may wish for a reply by `Prefer: example=NAME` or `Prefer: code=404`.");
    var schemas =
        object.optional(
            "schemas",
            NamedSchema.LIST,
            "JSON Schemas (2020-12) by name, that others refer to as `#/schemas/NAME`.");
    var defaults =
        object.optional(
            "defaults",
            Behaviour.SHAPE.located(),
            "Behaviour that holds for every endpoint unless a later layer says otherwise.");
    var endpoints =
        object.optional(
            "endpoints",
            Endpoint.LIST,
            "What is answered, by id; the id is the stable name in metrics and overrides.");
    var dependencies =
        object.optional(
            "dependencies", Dependency.LIST, "What endpoints call, simulated in this process.");
    var groups =
        object.optional("groups", Group.LIST, "Endpoints that behave differently together.");
    var workflows =
        object.optional(
            "workflows", Workflow.LIST, "Sessions that walk through steps, by workflow.");
    var stores =
        object.optional("stores", Store.LIST, "Items in memory that endpoints share, by store.");
    var windows = object.optional("windows", Window.LIST, "Behaviour that holds for a time.");
    var scenarios =
        object.optional(
            "scenarios", Scenario.LIST, "Named states of the whole service, switched at run time.");
    var active =
        object.optional(
            "active",
            Scalars.text("a scenario").located(),
            "The scenario to begin with; the first unless said.");
    object.needs("active", "scenarios");
    return object.build(
        bound ->
            new Document(
                bound.find(name),
                bound.find(seed),
                bound.find(cors),
                bound.find(expose),
                bound.find(validate),
                bound.find(prefer),
                bound.get(schemas, List.of()),
                bound.find(defaults),
                bound.get(endpoints, List.of()),
                bound.get(dependencies, List.of()),
                bound.get(groups, List.of()),
                bound.get(workflows, List.of()),
                bound.get(stores, List.of()),
                bound.get(windows, List.of()),
                bound.get(scenarios, List.of()),
                bound.find(active)),
        (document, out) ->
            out.put(version, VERSION)
                .put(name, document.name())
                .put(seed, document.seed())
                .put(cors, document.cors())
                .put(expose, document.expose())
                .put(validate, document.validate())
                .put(prefer, document.prefer())
                .put(schemas, some(document.schemas()))
                .put(defaults, document.defaults())
                .put(endpoints, document.endpoints())
                .put(dependencies, some(document.dependencies()))
                .put(groups, some(document.groups()))
                .put(workflows, some(document.workflows()))
                .put(stores, some(document.stores()))
                .put(windows, some(document.windows()))
                .put(scenarios, some(document.scenarios()))
                .put(active, document.active()));
  }

  private static <T> Optional<List<T>> some(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }
}
