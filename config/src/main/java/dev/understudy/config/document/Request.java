package dev.understudy.config.document;

import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.shape.ByKind;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which requests belong to an endpoint.
///
/// @param method in upper case
/// @param path with `{name}` for one segment and `{name...}` for the rest; its syntax is checked
///   when it is compiled
/// @param query conditions by parameter
/// @param headers conditions by header
/// @param body a condition on the payload
public record Request(
    Located<String> method,
    Located<String> path,
    List<FieldMatch> query,
    List<FieldMatch> headers,
    Optional<BodyMatch> body,
    Origin origin) {
  private static final Pattern SHORT = Pattern.compile("([A-Za-z]+)[ \\t]+(\\S+)");

  static final Shape<Request> SHAPE =
      new ByKind<>(new ShortForm(), new Lazy<>(Request::longForm), Request::isShort);

  public Request {
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  /// As in `GET /products/{id}`.
  public String label() {
    return method.value() + " " + path.value();
  }

  /// Where the char at this index of the path stands.
  public Placed pathAt(int index) {
    Optional<Node> node = path.origin().node();
    boolean beside = node.equals(method.origin().node());
    int before =
        beside && node.orElseThrow() instanceof Scalar s ? s.text().indexOf(path.value()) : 0;
    return path.origin().at(before + index);
  }

  private boolean isShort() {
    return query.isEmpty() && headers.isEmpty() && body.isEmpty();
  }

  /// `GET /products`.
  private static final class ShortForm implements Shape<Request> {
    @Override
    public Optional<Request> bind(Node node, Report report) {
      if (!(node instanceof Scalar scalar)) {
        report.error(
            node, node.describe() + " is not a request", "Write `GET /path`, or a mapping.");
        return Optional.empty();
      }
      Matcher parts = SHORT.matcher(scalar.text().strip());
      if (!parts.matches()) {
        report.error(
            node,
            scalar.describe() + " is not a request",
            "Write a method, a blank and a path: `GET /products`.");
        return Optional.empty();
      }
      Optional<String> method = Methods.check(parts.group(1), node, report);
      Origin origin = Origin.of(node);
      return method.map(
          name ->
              new Request(
                  new Located<>(name, origin),
                  new Located<>(parts.group(2), origin),
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  origin));
    }

    @Override
    public Node write(Request request) {
      return Scalar.string(request.label());
    }

    @Override
    public Node schema(Definitions definitions) {
      return SchemaText.type("string")
          .with("pattern", "^\\s*(" + String.join("|", Methods.ALL) + ")[ \\t]+\\S+\\s*$")
          .node();
    }
  }

  private static Shape<Request> longForm() {
    ObjectShape<Request> object =
        ObjectShape.of("request", "a request", "Which requests belong to an endpoint.");
    var method =
        object.required(
            "method", Methods.SHAPE.located(), "Such as `GET`, which answers HEAD too.");
    var path =
        object.required(
            "path",
            Scalars.text("a path").located(),
            "Such as `/products/{id}`: {name} is one segment, {name...} the rest.");
    var query =
        object.optional("query", FieldMatch.QUERY, "Conditions on query parameters, by name.");
    var headers = object.optional("headers", FieldMatch.HEADERS, "Conditions on headers, by name.");
    var body = object.optional("body", BodyMatch.SHAPE, "A condition on the payload.");
    return object.buildIf(
        bound ->
            bound.find(method).isPresent() && bound.find(path).isPresent()
                ? Optional.of(
                    new Request(
                        bound.find(method).orElseThrow(),
                        bound.find(path).orElseThrow(),
                        bound.get(query, List.of()),
                        bound.get(headers, List.of()),
                        bound.find(body),
                        bound.origin()))
                : Optional.empty(),
        (request, out) -> {
          out.put(method, request.method()).put(path, request.path());
          out.put(query, some(request.query())).put(headers, some(request.headers()));
          out.put(body, request.body());
        });
  }

  private static Optional<List<FieldMatch>> some(List<FieldMatch> matches) {
    return matches.isEmpty() ? Optional.empty() : Optional.of(matches);
  }
}
