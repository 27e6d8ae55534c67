package dev.understudy.config.openapi.read;

import dev.understudy.config.problem.Placed;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One operation of a description.
///
/// @param where it stands
/// @param method in upper case
/// @param template the path as described, without the base path
/// @param path as one of ours
/// @param id `operationId`; may be empty
/// @param summary one line for people; may be empty
/// @param parameters of the path item and of the operation
/// @param body what a request carries
/// @param replies at least one, in the order of the description
/// @param security alternatives, each a list of credentials that are needed together
/// @param outer `x-understudy` of the path
/// @param own `x-understudy` of the operation
public record Operation(
    Placed where,
    String method,
    String template,
    PathTemplate path,
    String id,
    String summary,
    List<String> tags,
    List<Parameter> parameters,
    Optional<RequestBody> body,
    List<Reply> replies,
    List<List<Credential>> security,
    Optional<Mapping> outer,
    Optional<Mapping> own) {
  /// `GET /pets/{petId}`.
  public String label() {
    return method + " " + template;
  }

  /// A parameter of a request.
  ///
  /// @param in `path`, `query`, `header` or `cookie`
  /// @param style as in OpenAPI 3: `simple`, `form`, `matrix`, `deepObject`, ...
  public record Parameter(
      Placed where,
      String in,
      String name,
      boolean required,
      String style,
      boolean explode,
      JsonNode schema) {}

  /// What a request carries.
  ///
  /// @param media by type; a type may be a range such as `image/*`
  public record RequestBody(Placed where, boolean required, List<Media> media) {
    public RequestBody {
      media = List.copyOf(media);
    }
  }

  /// One way of answering.
  ///
  /// @param status `200`, `4XX` or `default`
  public record Reply(
      Placed where, String status, String description, List<Header> headers, List<Media> media) {
    public Reply {
      headers = List.copyOf(headers);
      media = List.copyOf(media);
    }
  }

  /// A header of a reply.
  ///
  /// @param example a value of it, where one is given
  public record Header(
      Placed where,
      String name,
      String description,
      boolean required,
      Optional<Node> example,
      JsonNode schema) {}

  /// A payload of one media type.
  ///
  /// @param schema `true` where none is given
  public record Media(Placed where, String type, JsonNode schema, List<Example> examples) {
    public Media {
      examples = List.copyOf(examples);
    }

    /// Whether payloads of this type are JSON (RFC 6839: `+json` too).
    public boolean isJson() {
      String bare = bare();
      return bare.equals("application/json") || bare.endsWith("+json") || bare.equals("text/json");
    }

    /// The type without parameters, in lower case.
    public String bare() {
      int semicolon = type.indexOf(';');
      return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
  }

  /// An example with its name; the only one of its place has none.
  public record Example(String name, Node value) {}

  /// A credential that a request has to carry.
  ///
  /// @param in `header`, `query`, `cookie`, `basic` or `bearer`
  /// @param name of the header, parameter or cookie; empty for basic and bearer
  public record Credential(String in, String name) {}

  public Operation {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    replies = List.copyOf(replies);
    security = List.copyOf(security);
  }
}
