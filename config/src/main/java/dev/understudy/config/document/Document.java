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
/// @param endpoints in the order of the text
public record Document(
    Optional<Located<String>> name,
    Optional<Located<Long>> seed,
    Optional<Located<Boolean>> cors,
    Optional<Located<Expose>> expose,
    Optional<Located<Behaviour>> defaults,
    List<Endpoint> endpoints) {
  /// The version of the language that is read and written.
  public static final long VERSION = 1;

  /// How a configuration is written.
  public static final Shape<Document> SHAPE = shape();

  public Document {
    endpoints = List.copyOf(endpoints);
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
    return object.build(
        bound ->
            new Document(
                bound.find(name),
                bound.find(seed),
                bound.find(cors),
                bound.find(expose),
                bound.find(defaults),
                bound.get(endpoints, List.of())),
        (document, out) ->
            out.put(version, VERSION)
                .put(name, document.name())
                .put(seed, document.seed())
                .put(cors, document.cors())
                .put(expose, document.expose())
                .put(defaults, document.defaults())
                .put(endpoints, document.endpoints()));
  }
}
